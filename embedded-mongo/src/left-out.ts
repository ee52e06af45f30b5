// What of MongoDB is left out, by name, so that it is refused and not ignored.
import { type Document, isDocument } from './bson/document.ts';
import { isTruthy } from './bson/number.ts';
import { notImplemented } from './command-error.ts';

/** Makes a table of what is left out, from names with spaces between them. */
export function leftOut(names: string): ReadonlySet<string> {
  return new Set(names.trim().split(/\s+/));
}

/** @throws CommandError `NotImplemented` when a command asks for one of these options */
export function refuseOptions(command: Document, options: Iterable<string>): void {
  for (const option of options) {
    const value = command[option];
    const isSimple = option === 'collation' && isDocument(value) && value['locale'] === 'simple';
    const isEmpty = isDocument(value) && Object.keys(value).length === 0;
    if (isTruthy(value) && !isEmpty && !isSimple) throw notImplemented(`The option ${option}`);
  }
}
