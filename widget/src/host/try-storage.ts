// Access to the browser's storage, which may be forbidden altogether.

/**
 * Reads or writes storage.
 * @returns what the access returned; `null` where the browser forbids it
 */
export function tryStorage<T>(access: () => T): T | null {
  try {
    return access();
  } catch {
    return null;
  }
}
