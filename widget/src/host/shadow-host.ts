// The widget's own place on the page: one element with a shadow root, kept there and taken away whole.

/** The widget's place on the page. */
export interface ShadowHost {
  readonly root: ShadowRoot;
  /** Everything that is visible; carries the direction. */
  readonly container: HTMLElement;
  readonly setTheme: (theme: string) => void;
  readonly remove: () => void;
}

/** Makes a style sheet that a strict Content Security Policy does not mind: no element, no attribute. */
export function createSheet(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/**
 * Puts the widget's element at the end of the body and keeps it there, also when the page replaces its body.
 * @param css the first style sheet
 */
export function createShadowHost(css: string): ShadowHost {
  const element = document.createElement('frontdesk-widget');
  const root = element.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [createSheet(css)];
  const container = document.createElement('div');
  container.className = 'fd';
  container.dir = getComputedStyle(document.body).direction;
  root.append(container);

  const keeper = new MutationObserver(() => keep());
  const keep = () => {
    if (!element.isConnected) document.body?.append(element);
    keeper.disconnect();
    for (const place of [document.documentElement, document.body])
      if (place) keeper.observe(place, { childList: true });
  };
  keep();

  return {
    root,
    container,
    setTheme: (theme) => element.setAttribute('data-theme', theme),
    remove: () => {
      keeper.disconnect();
      element.remove();
    },
  };
}
