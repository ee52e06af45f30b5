// The error that every application knows: E11000, in MongoDB's words and with the fields drivers read.
import { CommandError } from '../command-error.ts';
import { bsonType, type Document, isDocument } from '../bson/document.ts';
import { EMPTY_ARRAY } from '../bson/order-key.ts';
import type { IndexDefinition } from './index-definition.ts';
import type { IndexKey } from './index-keys.ts';

/**
 * Makes the error for a key that another document has in a unique index.
 *
 * @source https://github.com/mongodb/mongo/blob/v7.0/src/mongo/db/storage/duplicate_key_error_info.cpp
 */
export function duplicateKey(namespace: string, index: IndexDefinition, key: IndexKey): CommandError {
  const keyPattern = index.spec['key'] as Document;
  const pairs = index.fields.map(({ path }, i): [string, unknown] => [path, shown(key.values[i])]);
  const text = pairs.map(([path, value]) => `${path}: ${inWords(value)}`).join(', ');
  const message = `E11000 duplicate key error collection: ${namespace} index: ${index.name} dup key: { ${text} }`;
  return new CommandError('DuplicateKey', message, { keyPattern, keyValue: Object.fromEntries(pairs) });
}

function shown(value: unknown): unknown {
  if (value === EMPTY_ARRAY) return [];
  return value === undefined ? null : value;
}

function inWords(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (bsonType(value) === 'ObjectId') return `ObjectId('${String(value)}')`;
  if (Array.isArray(value)) return `[ ${value.map(inWords).join(', ')} ]`;
  if (isDocument(value)) {
    return `{ ${Object.entries(value)
      .map(([name, item]) => `${name}: ${inWords(item)}`)
      .join(', ')} }`;
  }
  return String(value);
}
