// Which addresses a text may link to.

const ALLOWED = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * Checks an address as a browser would read it, after the browser's own normalisation of blanks and control characters.
 * @returns `null` unless it is absolute and its scheme is `http`, `https`, `mailto` or `tel`
 */
export function safeUrl(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, href } = new URL(address);
  return ALLOWED.has(protocol) ? href : null;
}

/** Names where a link leads, for people to see before they go: the host, or the address of a person. */
export function linkTarget(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return protocol === 'mailto:' || protocol === 'tel:' ? decodePath(pathname) : host;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
