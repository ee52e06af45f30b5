// MongoDB's regular expressions as JavaScript's.
import { badValue, notImplemented } from '../command-error.ts';
import { isRegExp } from '../bson/document.ts';
import type { ValueTest } from './filter.ts';

/** Compiles a pattern. @throws CommandError for what JavaScript cannot read, and for options other than i, m, s, u */
export function compileRegExp(pattern: string, options: string): RegExp {
  if (options.includes('x')) throw notImplemented('The regular expression option x');
  try {
    const flags = options.replaceAll('u', '');
    return new RegExp(pattern, flags + (/\\p\{/i.test(pattern) ? 'u' : ''));
  } catch {
    throw badValue(`Regular expression is invalid: /${pattern}/${options}`);
  }
}

/**
 * Compiles the operands of `$regex` and `$options` to a test for strings that contain the pattern, and for the same
 * pattern stored as a value.
 */
export function regExpTest(operand: unknown, ownOptions?: unknown): ValueTest {
  const pattern = isRegExp(operand) ? operand.pattern : operand;
  const options = ownOptions ?? (isRegExp(operand) ? operand.options : '');
  if (typeof pattern !== 'string' || typeof options !== 'string')
    throw badValue('$regex and $options have to be strings');
  const regExp = compileRegExp(pattern, options);
  return (value) =>
    typeof value === 'string'
      ? regExp.test(value)
      : isRegExp(value) && value.pattern === pattern && value.options === options;
}
