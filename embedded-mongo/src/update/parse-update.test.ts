import { Double, Long } from 'bson';
import { describe, expect, it } from 'vitest';
import type { Document } from '../bson/document.ts';
import { parseFilter } from '../query/parse-filter.ts';
import { parseUpdate, type UpdateOptions } from './parse-update.ts';

function apply(
  update: unknown,
  document: Document,
  filter: Document = {},
  options: UpdateOptions = {},
): Document {
  return parseUpdate(update, options).apply(document, parseFilter(filter));
}

/** Update, document, and the document after it. */
const cases: [Document, Document, Document][] = [
  [{ $set: { 'a.b': 1 } }, {}, { a: { b: 1 } }],
  [{ $set: { 'a.1': 'x' } }, { a: ['p', 'q'] }, { a: ['p', 'x'] }],
  [{ $set: { 'a.3': 'x' } }, { a: ['p'] }, { a: ['p', null, null, 'x'] }],
  [{ $unset: { 'a.b': '', c: 1 } }, { a: { b: 1, d: 2 }, c: 3 }, { a: { d: 2 } }],
  [{ $unset: { 'a.0': 1 } }, { a: [1, 2] }, { a: [null, 2] }],
  [{ $inc: { n: 1 } }, { n: 2_147_483_647 }, { n: Long.fromNumber(2_147_483_648) }],
  [{ $inc: { n: 1 } }, { n: new Double(1) }, { n: new Double(2) }],
  [{ $inc: { n: 2 } }, {}, { n: 2 }],
  [{ $mul: { n: 2 } }, {}, { n: 0 }],
  [{ $min: { n: 1 } }, { n: 2 }, { n: 1 }],
  [{ $max: { n: 1 } }, { n: 2 }, { n: 2 }],
  [{ $max: { n: 'a' } }, { n: 2 }, { n: 'a' }],
  [{ $rename: { a: 'b.c' } }, { a: 1 }, { b: { c: 1 } }],
  [{ $push: { a: 1 } }, {}, { a: [1] }],
  [{ $push: { a: { $each: [3, 1], $sort: 1, $slice: -2 } } }, { a: [2] }, { a: [2, 3] }],
  [{ $push: { a: { $each: [9], $position: 1 } } }, { a: [1, 2] }, { a: [1, 9, 2] }],
  [
    { $push: { a: { $each: [{ s: 1 }], $sort: { s: -1 } } } },
    { a: [{ s: 0 }, { s: 2 }] },
    { a: [{ s: 2 }, { s: 1 }, { s: 0 }] },
  ],
  [{ $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [new Double(1)] }, { a: [new Double(1), 2] }],
  [
    { $addToSet: { a: { x: 1, y: 2 } } },
    { a: [{ y: 2, x: 1 }] },
    {
      a: [
        { y: 2, x: 1 },
        { x: 1, y: 2 },
      ],
    },
  ],
  [{ $pull: { a: { $gte: 2 } } }, { a: [1, 2, 3] }, { a: [1] }],
  [{ $pull: { a: { b: 1 } } }, { a: [{ b: 1, c: 2 }, { b: 2 }] }, { a: [{ b: 2 }] }],
  [{ $pull: { a: { $or: [{ b: 1 }, { b: 2 }] } } }, { a: [{ b: 1 }, { b: 3 }] }, { a: [{ b: 3 }] }],
  [{ $pull: { a: { $size: 1 } } }, { a: [[1], [1, 2]] }, { a: [[1, 2]] }],
  [{ $pullAll: { a: [1, 3] } }, { a: [1, 2, 3, 1] }, { a: [2] }],
  [{ $pop: { a: -1 } }, { a: [1, 2] }, { a: [2] }],
  [{ $setOnInsert: { a: 1 } }, { b: 1 }, { b: 1 }],
  [{ $set: { a: { $literal: 1 } } }, {}, { a: { $literal: 1 } }],
];

describe('an update', () => {
  it.each(cases)('%j makes of %j: %j', (update, document, expected) => {
    const before = structuredClone(Object.keys(document));
    expect(apply(update, document)).toEqual(expected);
    expect(Object.keys(document)).toEqual(before);
  });

  it('writes to the element that the filter matched', () => {
    const document = { a: [{ k: 1 }, { k: 2 }, { k: 2 }] };
    expect(apply({ $set: { 'a.$.v': 9 } }, document, { 'a.k': 2 })).toEqual({
      a: [{ k: 1 }, { k: 2, v: 9 }, { k: 2 }],
    });
  });

  it('writes to all elements, or to those that an array filter selects', () => {
    expect(apply({ $inc: { 'a.$[]': 1 } }, { a: [1, 2] })).toEqual({ a: [2, 3] });
    const options = { arrayFilters: [{ 'e.k': { $gt: 1 } }] };
    expect(apply({ $set: { 'a.$[e].v': 9 } }, { a: [{ k: 1 }, { k: 2 }] }, {}, options)).toEqual({
      a: [{ k: 1 }, { k: 2, v: 9 }],
    });
  });

  it('computes with a pipeline and keeps the id', () => {
    const update = [{ $set: { total: { $add: ['$a', '$b'] } } }, { $unset: 'a' }];
    expect(apply(update, { _id: 1, a: 1, b: 2 })).toEqual({ _id: 1, b: 2, total: 3 });
  });

  it('replaces a document but not its id', () => {
    expect(apply({ b: 1 }, { _id: 7, a: 1 })).toEqual({ _id: 7, b: 1 });
    expect(() => apply({ _id: 8 }, { _id: 7 })).toThrow(/immutable/);
  });

  it.each<[unknown, Document, number]>([
    [{ $set: { a: 1, 'a.b': 2 } }, {}, 40],
    [{ $set: { _id: 2 } }, { _id: 1 }, 66],
    [{ $unset: { _id: 1 } }, { _id: 1 }, 66],
    [{ $inc: { a: 1 } }, { a: 'x' }, 14],
    [{ $inc: { a: 'x' } }, { a: 1 }, 14],
    [{ $push: { a: 1 } }, { a: 1 }, 2],
    [{ $set: { 'a.b': 1 } }, { a: 1 }, 28],
    [{ $set: { 'a.b': 1 } }, { a: null }, 28],
    [{ $nonsense: { a: 1 } }, {}, 9],
    [{ $bit: { n: { or: 4 } } }, {}, 238],
    [{ $set: { a: 1 }, constructor: 1 }, {}, 9],
    [{ $set: { 'a.$': 1 } }, { a: [1] }, 2],
    [{ $set: { 'a.99999999': 1 } }, { a: [1] }, 2],
  ])('%j on %j is refused with code %i', (update, document, code) => {
    const filter = { nothing: 1 };
    expect(() => apply(update, document, filter)).toThrow(
      expect.objectContaining({ name: 'CommandError', code }) as Error,
    );
  });
});
