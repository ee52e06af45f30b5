// The page's own buttons: `data-frontdesk-open` and `data-frontdesk-ask="…"` on any element, also one added later.

import type { FrontdeskMethods } from '../public-api.ts';

const SELECTOR = '[data-frontdesk-open],[data-frontdesk-ask]';

/**
 * Opens the chat when an element with one of the attributes is clicked.
 * It listens while the click goes down, so that a page which stops clicks on their way up does not switch it off.
 * @returns a function that ends this
 */
export function listenToPage(methods: Pick<FrontdeskMethods, 'open' | 'ask'>): () => void {
  const handle = (event: MouseEvent) => {
    // The path also looks into the page's own shadow roots.
    const trigger = event
      .composedPath()
      .find((each): each is HTMLElement => each instanceof HTMLElement && each.matches(SELECTOR));
    if (!trigger) return;
    if (trigger instanceof HTMLAnchorElement) event.preventDefault();
    const question = trigger.dataset['frontdeskAsk'];
    if (question) methods.ask(question);
    else methods.open();
  };
  document.addEventListener('click', handle, true);
  return () => document.removeEventListener('click', handle, true);
}
