// The number of unread answers in the page's title, for a visitor who looks elsewhere.

/**
 * Returns a function that puts a number in front of the page's title, and takes it away with 0.
 * A title that the page itself has changed in the meantime stays as the page wants it.
 */
export function createTitleBadge(): (count: number) => void {
  let own = '';
  let base = '';
  return (count) => {
    if (!own || document.title !== own) base = document.title;
    own = count > 0 ? `(${count}) ${base}` : '';
    const wanted = own || base;
    if (document.title !== wanted) document.title = wanted;
  };
}
