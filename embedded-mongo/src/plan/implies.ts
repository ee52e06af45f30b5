// Whether a filter guarantees that a document is in a sparse or partial index.
import { compareValues } from '../bson/order-key.ts';
import { conjuncts, type FieldCondition, type Filter, matches } from '../query/filter.ts';

const RANGES = new Set(['gt', 'gte', 'lt', 'lte']);

/** Tells whether each document that meets all conditions also matches a filter; "no" when unsure. */
export function implies(conditions: readonly Filter[], wanted: Filter): boolean {
  return conjuncts(wanted).every((part) => {
    if (part.kind !== 'field') return false;
    return conditions.some((condition) => condition.kind === 'field' && impliesOne(condition, part));
  });
}

/** Tells whether a condition only holds for documents that have the field, with a value other than null. */
export function impliesPresence({ operator, operand }: FieldCondition): boolean {
  if (operator === 'eq' || RANGES.has(operator)) return isValue(operand);
  if (operator === 'in') return Array.isArray(operand) && operand.every(isValue);
  return ['exists', 'type', 'regex', 'elemMatch'].includes(operator);
}

function isValue(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function impliesOne(condition: FieldCondition, wanted: FieldCondition): boolean {
  const { path, operator, operand } = condition;
  if (path !== wanted.path) return false;
  if (wanted.operator === 'exists') return impliesPresence(condition);
  if (operator === 'eq') return meets(operand, wanted);
  if (operator === 'in') return (operand as unknown[]).every((item) => meets(item, wanted));
  if (!RANGES.has(operator) || !RANGES.has(wanted.operator)) return false;
  if (operator[0] !== wanted.operator[0] || operand === null || wanted.operand === null) return false;
  return (
    wanted.test(operand) || (operator === wanted.operator && compareValues(operand, wanted.operand) === 0)
  );
}

/** A value that equals the operand meets the wanted condition. Arrays could meet each with another element: unsure. */
function meets(operand: unknown, wanted: FieldCondition): boolean {
  return (
    isValue(operand) &&
    !Array.isArray(operand) &&
    matches({ ...wanted, parts: ['value'] }, { value: operand })
  );
}
