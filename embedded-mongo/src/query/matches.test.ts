import { BSONRegExp, Decimal128, Double, Long, ObjectId } from 'bson';
import { describe, expect, it } from 'vitest';
import type { Document } from '../bson/document.ts';
import { matches } from './filter.ts';
import { parseFilter } from './parse-filter.ts';

function match(filter: Document, document: Document): boolean {
  return matches(parseFilter(filter), document);
}

const id = new ObjectId();

/** Filter, document, and whether MongoDB's manual and server tests say that it matches. */
const cases: [Document, Document, boolean][] = [
  [{ a: 1 }, { a: new Double(1) }, true],
  [{ a: Long.fromNumber(1) }, { a: 1 }, true],
  [{ a: Decimal128.fromString('1.0') }, { a: 1 }, true],
  [{ a: '1' }, { a: 1 }, false],
  [{ a: id }, { a: new ObjectId(id.toHexString()) }, true],
  [{ a: null }, {}, true],
  [{ a: null }, { a: null }, true],
  [{ a: null }, { a: [] }, false],
  [{ 'a.b': null }, { a: [{ b: 1 }, {}] }, true],
  [{ 'a.b': null }, { a: [] }, false],
  [{ 'a.b': null }, { a: 5 }, true],
  [{ 'a.b': { $exists: false } }, { a: [] }, true],
  [{ a: { $exists: true } }, { a: null }, true],
  [{ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, false],
  [{ a: { x: 1 } }, { a: { x: 1, y: 2 } }, false],
  [{ a: [1, 2] }, { a: [1, 2] }, true],
  [{ a: [1, 2] }, { a: [[1, 2], 3] }, true],
  [{ a: [1, 2] }, { a: [2, 1] }, false],
  [{ a: 2 }, { a: [1, 2] }, true],
  [{ a: 2 }, { a: [[1, 2]] }, false],
  [{ 'a.0': 1 }, { a: [1, 2] }, true],
  [{ 'a.1.b': 2 }, { a: [{ b: 1 }, { b: 2 }] }, true],
  [{ 'a.b': 2 }, { a: [{ b: 1 }, { b: [2] }] }, true],
  [{ a: { $gt: 1, $lt: 3 } }, { a: [0, 5] }, true],
  [{ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, { a: [0, 5] }, false],
  [{ a: { $elemMatch: { b: 1, c: 2 } } }, { a: [{ b: 1 }, { c: 2 }] }, false],
  [{ a: { $elemMatch: { b: 1, c: 2 } } }, { a: [{ b: 1, c: 2 }] }, true],
  [{ a: { $gt: 1 } }, { a: '2' }, false],
  [{ a: { $gt: 1 } }, { a: Number.NaN }, false],
  [{ a: { $lt: 1 } }, { a: Number.NaN }, false],
  [{ a: { $gte: Number.NaN } }, { a: Number.NaN }, true],
  [{ a: { $gte: null } }, {}, true],
  [{ a: { $gt: null } }, { a: 1 }, false],
  [{ a: { $lt: new Date(5) } }, { a: new Date(4) }, true],
  [{ a: { $ne: 1 } }, { a: [1, 2] }, false],
  [{ a: { $ne: 1 } }, {}, true],
  [{ a: { $nin: [1, null] } }, {}, false],
  [{ a: { $in: [1, /b/ as never] } }, { a: 'abc' }, false],
  [{ a: { $in: [new BSONRegExp('b')] } }, { a: 'abc' }, true],
  [{ a: { $not: { $gt: 1 } } }, {}, true],
  [{ a: { $not: new BSONRegExp('^x') } }, { a: 'ax' }, true],
  [{ a: { $all: [1, 2] } }, { a: [2, 3, 1] }, true],
  [{ a: { $all: [[1, 2]] } }, { a: [1, 2] }, true],
  [{ a: { $all: [] } }, { a: [] }, false],
  [{ a: { $size: 2 } }, { a: [1, [2, 3]] }, true],
  [{ a: { $type: 'number' } }, { a: Long.fromNumber(1) }, true],
  [{ a: { $type: 'double' } }, { a: 1 }, false],
  [{ a: { $type: ['array', 'null'] } }, { a: [] }, true],
  [{ a: { $regex: '^AB', $options: 'i' } }, { a: ['x', 'abc'] }, true],
  [{ a: { $regex: '\\p{L}{3}' } }, { a: '日本語' }, true],
  [{ a: { $regex: 'abc' } }, { a: new BSONRegExp('abc') }, true],
  [{ $or: [{ a: 1 }, { b: 1 }] }, { b: 1 }, true],
  [{ $nor: [{ a: 1 }, { b: 1 }] }, { b: 1 }, false],
  [{ $expr: { $gt: ['$a', '$b'] } }, { a: 2, b: 1 }, true],
  [{ $expr: { $eq: ['$a.b', [1, 2]] } }, { a: [{ b: 1 }, { b: 2 }] }, true],
  [{ a: JSON.parse('{"__proto__": 1}') as Document }, { a: {} }, false],
];

describe('a filter', () => {
  it.each(cases)('%j against %j: %s', (filter, document, expected) => {
    expect(match(filter, document)).toBe(expected);
  });

  it.each<[Document, number]>([
    [{ a: { $near: [1, 2] } }, 238],
    [{ $text: { $search: 'x' } }, 238],
    [{ $where: 'sleep(1000)' }, 238],
    [{ a: { $bitsAllSet: 1 } }, 238],
    [{ $jsonSchema: {} }, 238],
    [{ a: { $nonsense: 1 } }, 2],
    [{ $nonsense: 1 }, 2],
    [{ $or: [] }, 2],
    [{ a: { $in: 5 } }, 2],
    [{ a: { $regex: '(' } }, 2],
    [{ a: { $mod: [4, 0] } }, 238],
    [{ a: { $regex: 'a b', $options: 'x' } }, 238],
    [{ $expr: { $function: { body: 'x', args: [], lang: 'js' } } }, 238],
  ])('%j is refused with code %i', (filter, code) => {
    expect(() => parseFilter(filter)).toThrow(
      expect.objectContaining({ name: 'CommandError', code }) as Error,
    );
  });
});
