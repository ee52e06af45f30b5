// The owner's colour in the style sheets, in the shades that can be read.

import type { ChatStore } from '../../chat/chat-store.ts';
import { inkOn, readableOn, validAccent } from '../../host/accent.ts';
import { SURFACES } from './tokens.css.ts';

/** Returns the custom properties of an accent. */
export function accentCss(color: string | undefined): string {
  const accent = validAccent(color);
  const light = readableOn(accent, SURFACES.light);
  const dark = readableOn(accent, SURFACES.dark);
  return (
    `:host{--fd-accent:${accent};--fd-on-accent:${inkOn(accent)};--fd-link:${light}}` +
    `@media (prefers-color-scheme:dark){:host{--fd-link:${dark}}}` +
    `:host([data-theme=light]){--fd-link:${light}}:host([data-theme=dark]){--fd-link:${dark}}`
  );
}

/** A style sheet that carries the accent. */
export interface AccentSheet {
  readonly sheet: CSSStyleSheet;
  /** Takes the assistant's colour as soon as it is known. */
  readonly follow: (store: ChatStore) => void;
}

/**
 * Makes the style sheet of the accent.
 * @param color the colour from the tag, until the assistant's own is known
 */
export function createAccentSheet(color: string | undefined): AccentSheet {
  const sheet = new CSSStyleSheet();
  const apply = (chosen: string | undefined) => sheet.replaceSync(accentCss(chosen));
  apply(color);
  return {
    sheet,
    follow: (store) => {
      const known = store.state().assistant?.accentColor;
      if (known) apply(known);
      store.subscribe(({ assistant }, before) => {
        if (assistant && assistant !== before.assistant) apply(assistant.accentColor);
      });
    },
  };
}
