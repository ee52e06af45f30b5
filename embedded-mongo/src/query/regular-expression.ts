// MongoDB's regular expressions as JavaScript's.
import { badValue } from '../command-error.ts';
import { isRegExp } from '../bson/document.ts';
import type { ValueTest } from './filter.ts';

const POSIX_CLASSES: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  word: '\\w',
  xdigit: '0-9A-Fa-f',
};

/**
 * Compiles a pattern.
 *
 * @param options - any of `i`, `m`, `s`, `x` (layout is ignored), `u`
 * @throws CommandError `BadValue` when JavaScript cannot read the pattern or an option is unknown
 */
export function compileRegExp(pattern: string, options: string): RegExp {
  const inline = /^\(\?([imsx]+)\)/.exec(pattern);
  const letters = new Set(`${options}${inline?.[1] ?? ''}`);
  for (const letter of letters)
    if (!'imsxu'.includes(letter)) throw badValue(`invalid flag in regex options: ${letter}`);
  let source = inline ? pattern.slice(inline[0].length) : pattern;
  if (letters.has('x'))
    source = source.replace(/(\\.|\[(?:\\.|[^\]])*\])|\s+|#[^\n]*/g, (_all, kept?: string) => kept ?? '');
  source = source.replace(/\\A/g, '^').replace(/\\[zZ]/g, '$');
  source = source.replace(/\[:(\w+):\]/g, (all, name: string) => POSIX_CLASSES[name] ?? all);
  const flags = [...letters].filter((letter) => 'ims'.includes(letter)).join('');
  try {
    return new RegExp(source, flags + (/\\p\{/i.test(source) ? 'u' : ''));
  } catch {
    throw badValue(`Regular expression is invalid: ${pattern}`);
  }
}

/**
 * Compiles the operands of `$regex` and `$options` to a test for strings that contain the pattern, and for the same
 * pattern stored as a value.
 */
export function regExpTest(operand: unknown, ownOptions?: unknown): ValueTest {
  if (ownOptions !== undefined && typeof ownOptions !== 'string')
    throw badValue('$options has to be a string');
  const pattern = isRegExp(operand) ? operand.pattern : operand;
  if (typeof pattern !== 'string') throw badValue('$regex has to be a string');
  const options = ownOptions ?? (isRegExp(operand) ? operand.options : '');
  const regExp = compileRegExp(pattern, options);
  return (value) =>
    typeof value === 'string'
      ? regExp.test(value)
      : isRegExp(value) && value.pattern === pattern && value.options === options;
}
