// Notices the moments at which a lost connection is worth another attempt at once.

/**
 * Calls back when the network returns, when the page is looked at again, or when it comes back from the browser's cache.
 * Without it a laptop that wakes would wait for the next planned attempt.
 * @returns a function that ends this
 */
export function listenForReturn(callback: () => void): () => void {
  const whenVisible = () => {
    if (document.visibilityState === 'visible') callback();
  };
  window.addEventListener('online', callback);
  window.addEventListener('pageshow', callback);
  document.addEventListener('visibilitychange', whenVisible);
  return () => {
    window.removeEventListener('online', callback);
    window.removeEventListener('pageshow', callback);
    document.removeEventListener('visibilitychange', whenVisible);
  };
}
