// Reads JSON that somebody else wrote, without trusting its form.

/** An object whose fields may be anything. */
export type Fields = Readonly<Record<string, unknown>>;

/** @returns the fields of an object; none for anything else */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** @returns a text that says something, or a number as one; `undefined` for anything else */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** @returns a number that counts something; `undefined` for anything else */
export function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}

/** @returns the items of a list; none for anything else */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
