import * as bson from 'bson';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from './codec.ts';
import type { Document } from './document.ts';
import { calculate } from './number.ts';
import { compareValues, orderKey } from './order-key.ts';

const scalar = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.integer().map((value) => new bson.Double(value)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => bson.Long.fromBigInt(value)),
  fc.string({ unit: 'binary' }),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ maxLength: 8 }).map((bytes) => new bson.Binary(bytes)),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new bson.ObjectId(bytes)),
  fc.constantFrom<unknown>(new bson.MinKey(), new bson.MaxKey(), new bson.BSONRegExp('a+', 'i')),
  fc.constantFrom<unknown>(
    bson.Decimal128.fromString('1.50'),
    new bson.Timestamp({ t: 5, i: 6 }),
    new bson.Code('x'),
  ),
);
const tree = fc.letrec<{ value: unknown; document: Document }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, scalar, fc.array(tie('value'), { maxLength: 4 }), tie('document')),
  document: fc.dictionary(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), tie('value'), {
    maxKeys: 4,
    noNullPrototype: true,
  }),
}));

describe('documents', () => {
  it('are written byte for byte as they were read', () => {
    fc.assert(
      fc.property(tree.document, (document) => {
        const bytes = Buffer.from(bson.serialize(document));
        expect(encode(decode(bytes)).equals(bytes)).toBe(true);
      }),
    );
  });

  it('keep a field that only looks like part of the language', () => {
    const bytes = Buffer.from(
      bson.serialize(JSON.parse('{"__proto__":{"a":1},"constructor":2}') as bson.Document),
    );
    expect(encode(decode(bytes)).equals(bytes)).toBe(true);
    expect(Object.keys(decode(bytes))).toEqual(['__proto__', 'constructor']);
  });

  it('are read in part when only some fields are wanted', () => {
    fc.assert(
      fc.property(tree.document, (document) => {
        const bytes = encode({ ...document, last: 1 });
        expect(decode(bytes, new Set(['last']))).toEqual({ last: new bson.Int32(1) });
      }),
    );
  });

  it('never read beyond their bytes, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const claimed = Buffer.from(bytes);
        if (claimed.length >= 4) claimed.writeInt32LE(claimed.length, 0);
        try {
          expect(decode(claimed)).toBeTypeOf('object');
        } catch (error) {
          expect(error).toMatchObject({ name: 'CommandError' });
        }
      }),
    );
  });
});

describe('the order of values', () => {
  const ascending: unknown[] = [
    new bson.MinKey(),
    null,
    Number.NaN,
    -Infinity,
    bson.Long.MIN_VALUE,
    -1.5,
    0,
    bson.Decimal128.fromString('0.25'),
    new bson.Double(1),
    bson.Long.MAX_VALUE.sub(1),
    bson.Long.MAX_VALUE,
    Infinity,
    '',
    'a',
    'a\0',
    'a\u0001',
    'ab',
    '\uffff',
    '\u{1F600}',
    {},
    { a: 1 },
    { a: 1, b: 1 },
    { a: 2 },
    { b: 1 },
    { a: 'x' },
    [1],
    [1, 2],
    new bson.Binary(Buffer.from([9])),
    new bson.Binary(Buffer.from([1, 2])),
    new bson.ObjectId('000000000000000000000001'),
    false,
    true,
    new Date(-1),
    new Date(0),
    new bson.Timestamp({ t: 1, i: 1 }),
    new bson.BSONRegExp('a'),
    new bson.MaxKey(),
  ];

  it("is MongoDB's across all types", () => {
    for (const [i, a] of ascending.entries()) {
      for (const [j, b] of ascending.entries())
        expect([i, j, Math.sign(compareValues(a, b))]).toEqual([i, j, Math.sign(i - j)]);
    }
  });

  it('is the order of the keys, forwards and backwards', () => {
    fc.assert(
      fc.property(scalar, scalar, (a, b) => {
        expect(Math.sign(Buffer.compare(orderKey(a), orderKey(b)))).toBe(Math.sign(compareValues(a, b)));
      }),
    );
  });

  it('calls numbers equal whatever their type', () => {
    const ones = [1, new bson.Double(1), bson.Long.fromNumber(1), bson.Decimal128.fromString('1.0')];
    for (const a of ones) for (const b of ones) expect(compareValues(a, b)).toBe(0);
    expect(compareValues(-0, 0)).toBe(0);
  });
});

describe('arithmetic', () => {
  it('widens instead of losing digits', () => {
    expect(calculate('add', 2_147_483_647, 1)).toEqual(bson.Long.fromNumber(2_147_483_648));
    expect(calculate('add', 1, bson.Long.fromNumber(1))).toEqual(bson.Long.fromNumber(2));
    expect(calculate('multiply', 2, new bson.Double(3))).toEqual(new bson.Double(6));
    expect(() => calculate('add', bson.Decimal128.fromString('0.1'), 1)).toThrow(/not part of/);
    expect(() => calculate('add', bson.Long.MAX_VALUE, 1)).toThrow(/too large/);
  });
});
