// Takes the one-time token out of the address before anything else can see it.

/** The part of a browser's window that holds the address. */
export interface AddressBar {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState'>;
}

/**
 * Returns the token of a one-time link and removes it from the address bar and the history entry at once.
 * It stands after `#`, so it never reaches a server's log; this keeps it out of bookmarks and shared links too.
 * @returns `null` when the address holds none
 */
export function takeSignInToken({ location, history }: AddressBar): string | null {
  if (!location.hash.startsWith('#sign-in=')) return null;
  const token = new URLSearchParams(location.hash.slice(1)).get('sign-in');
  history.replaceState(null, '', location.pathname + location.search);
  return token;
}
