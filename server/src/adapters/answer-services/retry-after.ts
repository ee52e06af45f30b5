// How long a service wants not to be asked.

/**
 * Reads `Retry-After`.
 * @returns milliseconds from now; `undefined` when the service doesn't say
 * @source RFC 9110, section 10.2.3: seconds or a date
 */
export function retryAfterMs(given: string | null | undefined): number | undefined {
  if (!given) return undefined;
  const seconds = Number(given);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(given) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
