// Values that a JSON Schema allows, and values that it nearly allows.

import fc, { type Arbitrary } from 'fast-check';

/** The part of JSON Schema that the documentation of the REST interface uses. */
export interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
}

const TEXT_MAX = 60;
const ITEMS_MAX = 4;

/** @returns values that the schema allows */
export function valuesOf(schema: Schema): Arbitrary<unknown> {
  const { anyOf = schema.oneOf } = schema;
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (anyOf) return fc.oneof(...anyOf.map(valuesOf));
  switch (schema.type) {
    case 'string':
      return textsOf(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1_000, max: Math.min(schema.maximum ?? 1_000, 100_000) });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const { minItems = 0, maxItems = ITEMS_MAX } = schema;
      return fc.array(valuesOf(schema.items ?? {}), {
        minLength: minItems,
        maxLength: Math.max(minItems, Math.min(maxItems, ITEMS_MAX)),
      });
    }
    case 'object':
      return objectsOf(schema);
    default:
      return fc.jsonValue({ maxDepth: 1 });
  }
}

/** Texts by their form: the library works through all characters for each new kind of texts, so that equal forms share one. */
const textsByForm = new Map<string, Arbitrary<string>>();

function textsOf({ pattern, format, minLength, maxLength }: Schema): Arbitrary<string> {
  const form = JSON.stringify([pattern, format, minLength, maxLength]);
  const texts = textsByForm.get(form) ?? newTextsOf({ pattern, format, minLength, maxLength });
  textsByForm.set(form, texts);
  return texts;
}

/** A pattern that only leaves some characters out fits nearly every text; to build texts by it, the library would work through all of Unicode. */
const LEAVES_OUT = /\\P\{|\[\^/;

function newTextsOf({
  pattern,
  format,
  minLength = 0,
  maxLength = TEXT_MAX,
}: {
  readonly [Name in 'pattern' | 'format' | 'minLength' | 'maxLength']: Schema[Name] | undefined;
}): Arbitrary<string> {
  if (format === 'uri') return fc.constantFrom('https://shop.example/a', 'http://127.0.0.1:9/b');
  if (format === 'email') return fc.constantFrom('ada@shop.example', 'Bo@Shop.example');
  if (format === 'date-time') return fc.constantFrom('2026-01-01T00:00:00.000Z');
  const isBuilt = pattern !== undefined && !LEAVES_OUT.test(pattern);
  if (isBuilt) return fc.stringMatching(new RegExp(pattern, 'u'));
  const texts = fc.string({
    minLength,
    maxLength: Math.max(minLength, Math.min(maxLength, TEXT_MAX)),
    unit: 'grapheme',
  });
  if (pattern === undefined) return texts;
  const form = new RegExp(pattern, 'u');
  return texts.filter((text) => form.test(text));
}

function objectsOf({ properties = {}, required = [], additionalProperties }: Schema): Arbitrary<unknown> {
  const known = Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, valuesOf(each)]));
  const record = fc.record(known, { requiredKeys: [...required] });
  if (typeof additionalProperties !== 'object') return record;
  const more = fc.dictionary(fc.string({ minLength: 1, maxLength: 10 }), valuesOf(additionalProperties), {
    maxKeys: 3,
  });
  return fc.tuple(more, record).map(([first, second]) => Object.assign(first, second));
}

/** @returns mostly values that the schema allows, and sometimes others: one part of it exchanged, or anything at all */
export function nearlyValuesOf(schema: Schema): Arbitrary<unknown> {
  const valid = valuesOf(schema);
  const anything = fc.jsonValue({ maxDepth: 2 });
  const spoilt = fc.tuple(valid, fc.nat(), anything).map(([value, which, other]) => {
    if (typeof value !== 'object' || value === null) return other;
    const names = Object.keys(value);
    const name = names[which % Math.max(1, names.length)] ?? 'x';
    return Object.assign(value, { [name]: other });
  });
  return fc.oneof(
    { weight: 3, arbitrary: valid },
    { weight: 2, arbitrary: spoilt },
    { weight: 1, arbitrary: anything },
  );
}
