// Which websites may use an assistant. Denied unless listed.

/**
 * Lists the entries of an allow-list that would admit an origin: itself, and `*.` in place of each of its first labels.
 * `https://a.b.example` is admitted by itself, `https://*.b.example` and `https://*.example`; `https://b.example` is not admitted by `https://*.b.example`.
 * @param origin as a browser sends it
 * @returns nothing for what is not an `http(s)` origin in its canonical form
 */
export function originPatterns(origin: string): readonly string[] {
  if (!/^https?:\/\/[^/?#@*\s]+$/.test(origin) || !URL.canParse(origin)) return [];
  const { protocol, hostname, port, origin: canonical } = new URL(origin);
  if (canonical !== origin) return [];
  const suffix = port && `:${port}`;
  const labels = hostname.split('.');
  if (labels.includes('')) return [];
  const isAddress = hostname.startsWith('[') || labels.every((label) => /^\d+$/.test(label));
  const wildcards = isAddress ? [] : labels.slice(1).map((_, index) => labels.slice(index + 1).join('.'));
  return [origin, ...wildcards.map((domain) => `${protocol}//*.${domain}${suffix}`)];
}

/** Says whether an allow-list admits an origin. */
export function isOriginAllowed(origin: string, allowed: readonly string[]): boolean {
  return originPatterns(origin).some((pattern) => allowed.includes(pattern));
}

/** Says whether a text can stand on an allow-list: an origin, or one with `*.` in place of its first labels. */
export function isOriginEntry(entry: string): boolean {
  return originPatterns(entry.replace('://*.', '://any.')).length > 0;
}
