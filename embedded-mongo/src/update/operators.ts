// Update operators on single values. Each gets the present value and its operand and returns the new value.
import { CommandError, notImplemented } from '../command-error.ts';
import { isDocument, typeName } from '../bson/document.ts';
import { calculate, isNumber } from '../bson/number.ts';
import { compareValues } from '../bson/order-key.ts';

/** Computes a new value; `undefined` is a missing value, and returning it changes nothing. */
export type ValueUpdate = (present: unknown, operand: unknown, path: string) => unknown;

function arithmetic(name: string, operation: 'add' | 'multiply'): ValueUpdate {
  return (present, operand, path) => {
    for (const value of [operand, present ?? 0]) {
      if (isNumber(value)) continue;
      const message = `Cannot apply ${name} with a value of type ${typeName(value)} at '${path}'`;
      throw new CommandError('TypeMismatch', message);
    }
    if (present === undefined) return operation === 'add' ? operand : calculate('multiply', operand, 0);
    return calculate(operation, present, operand);
  };
}

function currentDate(_present: unknown, operand: unknown): unknown {
  const type = isDocument(operand) ? operand['$type'] : operand;
  if (typeof type === 'boolean' || type === 'date') return new Date();
  throw notImplemented('$currentDate with a type other than date');
}

/** Keeps the present value unless the operand is beyond it. */
function extreme(sign: 1 | -1): ValueUpdate {
  return (present, operand) =>
    present === undefined || sign * compareValues(operand, present) > 0 ? operand : undefined;
}

/** Operators by name. */
export const valueUpdates: Readonly<Record<string, ValueUpdate>> = {
  $set: (_present, operand) => operand,
  $setOnInsert: (_present, operand) => operand,
  $inc: arithmetic('$inc', 'add'),
  $mul: arithmetic('$mul', 'multiply'),
  $min: extreme(-1),
  $max: extreme(1),
  $currentDate: currentDate,
};
