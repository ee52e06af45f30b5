// Fields for a number that may be left empty.

/** Returns what a field shows of a number that may be absent. */
export function numberText(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}

/** Returns an object with the number under its name, or an empty one when the field is empty. */
export function optionalNumber<Name extends string>(name: Name, text: string): { [N in Name]?: number } {
  return (text.trim() === '' ? {} : { [name]: Number(text) }) as { [N in Name]?: number };
}
