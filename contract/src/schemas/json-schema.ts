// What the parsers accept, as JSON Schema: for the documentation of the REST interface.

import { z } from 'zod';

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * Describes a parser as JSON Schema. Rules that JSON Schema can't say, such as a size in bytes, are left out.
 * @param side `input`: what it accepts; `output`: what it yields
 */
export function toJsonSchema(schema: z.ZodType, side: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io: side, unrepresentable: 'any' });
  return described;
}
