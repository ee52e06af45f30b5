// Whether a filter guarantees that a document is in a sparse or partial index.
import { compareValues } from '../bson/compare.ts';
import { type Document, setField } from '../bson/document.ts';
import type { FieldCondition, Filter } from '../query/filter.ts';
import { conjuncts } from '../query/filter.ts';
import { matches } from '../query/matches.ts';

const RANGES = new Set(['gt', 'gte', 'lt', 'lte']);

/** Tells whether each document that meets all conditions also matches a filter; "no" when unsure. */
export function implies(conditions: readonly Filter[], wanted: Filter): boolean {
  return conjuncts(wanted).every((part) => {
    if (part.kind !== 'field') return false;
    return conditions.some((condition) => condition.kind === 'field' && impliesOne(condition, part));
  });
}

/** Tells whether a condition only holds for documents that have the field, with a value other than null. */
export function impliesPresence(condition: FieldCondition): boolean {
  const { operator, operand } = condition;
  if (operator === 'eq' || RANGES.has(operator)) return operand !== null && operand !== undefined;
  if (operator === 'in')
    return Array.isArray(operand) && operand.every((item) => item !== null && item !== undefined);
  return operator === 'exists' || operator === 'type' || operator === 'regex' || operator === 'elemMatch';
}

function impliesOne(condition: FieldCondition, wanted: FieldCondition): boolean {
  if (condition.path !== wanted.path) return false;
  const { operator, operand } = condition;
  if (wanted.operator === 'exists') return impliesPresence(condition);
  if (operator === 'eq') return holdsFor(operand, condition, wanted);
  if (operator === 'in' && Array.isArray(operand))
    return operand.every((item) => holdsFor(item, condition, wanted));
  if (!RANGES.has(operator) || !RANGES.has(wanted.operator)) return false;
  return narrower(condition, wanted);
}

/** A value that equals the operand meets the wanted condition. Arrays could meet each with another element: unsure. */
function holdsFor(operand: unknown, condition: FieldCondition, wanted: FieldCondition): boolean {
  if (operand === null || operand === undefined || Array.isArray(operand)) return false;
  return matches(wanted, nested(condition.parts, operand));
}

function nested(parts: readonly string[], value: unknown): Document {
  const [name = '', ...rest] = parts;
  const document: Document = {};
  setField(document, name, rest.length === 0 ? value : nested(rest, value));
  return document;
}

function narrower(condition: FieldCondition, wanted: FieldCondition): boolean {
  const sameSide = condition.operator.startsWith('g') === wanted.operator.startsWith('g');
  if (!sameSide || !wanted.test(condition.operand)) {
    return (
      sameSide &&
      condition.operator === wanted.operator &&
      compareValues(condition.operand, wanted.operand) === 0
    );
  }
  return condition.operand !== null && wanted.operand !== null;
}
