// Which addresses of a text may become links.

const SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];

/**
 * Returns the address when it is absolute and of a scheme that only opens a page, a mail or a call.
 * @returns `null` for everything else: relative addresses have no meaning here, and `javascript:` would run
 */
export function safeHref(address: string): string | null {
  try {
    const url = new URL(address);
    return SCHEMES.includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
