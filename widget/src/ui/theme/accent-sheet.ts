// The owner's colour in the style sheets, in the shades that can be read.

import type { ChatStore } from '../../chat/chat-store.ts';
import { createSheet } from '../../host/shadow-host.ts';
import { inkOn, validAccent } from './ink.ts';
import { readableOn } from './readable-color.ts';
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

/**
 * Makes the style sheet of the accent; it takes the assistant's colour as soon as that is known.
 * @param color the colour from the tag
 */
export function createAccentSheet(color: string | undefined, store: ChatStore): CSSStyleSheet {
  const sheet = createSheet(accentCss(store.state().assistant?.accentColor ?? color));
  store.subscribe(({ assistant }, before) => {
    if (assistant && assistant !== before.assistant) sheet.replaceSync(accentCss(assistant.accentColor));
  });
  return sheet;
}
