// MongoDB's regular expressions as JavaScript's.
import type { BSONRegExp } from 'bson';
import { badValue, CommandError } from '../command-error.ts';
import { isRegExp } from '../bson/document.ts';

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
function compileRegExp(pattern: string, options: string): RegExp {
  const inline = /^\(\?([imsx]+)\)/.exec(pattern);
  const letters = new Set(`${options}${inline?.[1] ?? ''}`.split(''));
  for (const letter of letters)
    if (!'imsxu'.includes(letter)) throw badValue(`invalid flag in regex options: ${letter}`);
  let source = inline ? pattern.slice(inline[0].length) : pattern;
  if (letters.has('x')) source = withoutLayout(source);
  source = source.replace(/\\A/g, '^').replace(/\\[zZ]/g, '$');
  source = source.replace(/\[:(\w+):\]/g, (all, name: string) => POSIX_CLASSES[name] ?? all);
  const flags =
    [...letters].filter((letter) => 'ims'.includes(letter)).join('') + (/\\p\{/i.test(source) ? 'u' : '');
  source = source.replace(/\\(p)\{(\w{3,})\}/gi, '\\$1{Script=$2}');
  try {
    return new RegExp(source, flags);
  } catch {
    throw new CommandError('BadValue', `Regular expression is invalid: ${pattern}`);
  }
}

/** Reads the operands of `$regex` and `$options`. */
export function regExpOf(operand: unknown, options: unknown): RegExp {
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string');
  if (isRegExp(operand)) return compileRegExp(operand.pattern, options ?? operand.options);
  if (typeof operand !== 'string') throw badValue('$regex has to be a string');
  return compileRegExp(operand, options ?? '');
}

/** A test for values that match a pattern: strings that contain it, and the same pattern stored as a value. */
export function regExpTest(regExp: RegExp, original: BSONRegExp | undefined): (value: unknown) => boolean {
  return (value) => {
    if (typeof value === 'string') return regExp.test(value);
    return isRegExp(value) && value.pattern === original?.pattern && value.options === original.options;
  };
}

function withoutLayout(source: string): string {
  return source.replace(/\\.|\[(?:\\.|[^\]])*\]|\s+|#[^\n]*/g, (part) =>
    /^(?:\s|#)/.test(part) ? '' : part,
  );
}
