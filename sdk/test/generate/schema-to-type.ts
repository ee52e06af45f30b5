// A JSON Schema as a TypeScript type.

/** A JSON Schema. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What bounds a value without changing its type. */
const BOUNDS = new Set([
  'pattern',
  'format',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minimum',
  'maximum',
  'default',
  'description',
  'propertyNames',
  'required',
  'readOnly',
]);
const KNOWN = new Set([
  'type',
  'properties',
  'additionalProperties',
  'items',
  'enum',
  'const',
  'oneOf',
  'anyOf',
]);

/**
 * Writes the type of what a schema allows.
 * @throws for a schema that says something this does not understand, rather than to promise a wrong type
 */
export function schemaToType(schema: JsonSchema): string {
  const strange = Object.keys(schema).filter((key) => !BOUNDS.has(key) && !KNOWN.has(key));
  if (strange.length > 0) throw new Error(`not understood: ${strange.join(', ')}`);
  if ('const' in schema) return JSON.stringify(schema['const']);
  if ('enum' in schema) return union((schema['enum'] as unknown[]).map((each) => JSON.stringify(each)));
  const choices = (schema['oneOf'] ?? schema['anyOf']) as readonly JsonSchema[] | undefined;
  if (choices) return union(choices.map(schemaToType));
  const { type } = schema;
  if (Array.isArray(type)) return union(type.map((each: string) => schemaToType({ ...schema, type: each })));
  switch (type) {
    case 'string':
    case 'boolean':
    case 'null':
      return type;
    case 'number':
    case 'integer':
      return 'number';
    case 'array':
      return `readonly (${schemaToType((schema['items'] ?? {}) as JsonSchema)})[]`;
    case 'object':
      return objectType(schema);
    case undefined:
      return 'unknown';
    default:
      throw new Error(`not understood: type ${JSON.stringify(type)}`);
  }
}

function objectType({ properties, additionalProperties, required }: JsonSchema): string {
  const needed = new Set(required as readonly string[] | undefined);
  const fields = Object.entries((properties ?? {}) as Readonly<Record<string, JsonSchema>>).map(
    ([name, schema]) => {
      const key = /^\w+$/.test(name) ? name : JSON.stringify(name);
      return `readonly ${key}${needed.has(name) ? '' : '?'}: ${schemaToType(schema)};`;
    },
  );
  if (fields.length > 0) return `{ ${fields.join(' ')} }`;
  const values = typeof additionalProperties === 'object' ? (additionalProperties as JsonSchema) : undefined;
  return additionalProperties === false
    ? '{ readonly [name: string]: never }'
    : `{ readonly [name: string]: ${values ? schemaToType(values) : 'unknown'} }`;
}

function union(types: readonly string[]): string {
  // A text may be any, so naming some of them adds nothing.
  const isAnyText = types.includes('string');
  const told = types.filter((type) => !isAnyText || !type.startsWith('"'));
  return [...new Set(told)].map((type) => (type.startsWith('readonly') ? `(${type})` : type)).join(' | ');
}
