// The widget's own place on the page: one element with a shadow root, kept there and taken away whole.

/** The widget's place on the page. */
export interface ShadowHost {
  readonly root: ShadowRoot;
  /** Everything that is visible; carries the direction. */
  readonly container: HTMLElement;
  /** `auto` is the absence of the attribute. */
  readonly setTheme: (theme: string) => void;
  readonly adopt: (sheet: CSSStyleSheet) => void;
  readonly remove: () => void;
}

/** Makes a style sheet that a strict Content Security Policy does not mind: no element, no attribute. */
export function createSheet(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/** Whether the page reads from right to left. */
const isRtl = (): boolean => getComputedStyle(document.body).direction === 'rtl';

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
  container.dir = isRtl() ? 'rtl' : 'ltr';
  root.append(container);
  document.body.append(element);

  const keeper = new MutationObserver(() => {
    if (!element.isConnected && document.body) {
      document.body.append(element);
      keepIn(document.body);
    }
  });
  const keepIn = (body: HTMLElement) => {
    keeper.disconnect();
    keeper.observe(document.documentElement, { childList: true });
    keeper.observe(body, { childList: true });
  };
  keepIn(document.body);

  return {
    root,
    container,
    setTheme: (theme) => {
      if (theme === 'auto') element.removeAttribute('data-theme');
      else element.setAttribute('data-theme', theme);
    },
    adopt: (sheet) => {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    },
    remove: () => {
      keeper.disconnect();
      element.remove();
    },
  };
}
