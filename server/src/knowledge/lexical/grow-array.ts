// Growing arrays of numbers.

/** The arrays of numbers that grow. */
export type Growing = Uint32Array | Uint16Array;

/** Returns the array itself when it has room for `size` numbers, else a copy with room for half as many again, so that growing stays rare. */
export function withRoom(array: Uint32Array, size: number): Uint32Array;
export function withRoom(array: Uint16Array, size: number): Uint16Array;
export function withRoom(array: Growing, size: number): Growing {
  if (size <= array.length) return array;
  const length = Math.max(size, Math.ceil(array.length * 1.5));
  const larger = array instanceof Uint16Array ? new Uint16Array(length) : new Uint32Array(length);
  larger.set(array);
  return larger;
}

/** Reads a place; one that does not exist yet holds 0. */
export function at(array: Growing, place: number): number {
  return array[place] ?? 0;
}
