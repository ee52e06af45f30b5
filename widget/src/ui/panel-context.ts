// What every component of the panel may need: the chat, the words, the view.

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Chat } from '../chat/create-chat.ts';
import type { Texts } from '../i18n/texts.ts';
import type { Language } from '../loader/launcher-texts.ts';
import type { ViewStore } from './view-state.ts';

/** What the panel's components share. */
export interface PanelContextValue {
  readonly chat: Chat;
  readonly texts: Texts;
  readonly language: Language;
  readonly view: ViewStore;
  readonly close: () => void;
}

/** Carries the shared values down to every component. */
export const PanelContext = createContext<PanelContextValue | null>(null);

/**
 * Returns what the panel's components share.
 * @throws when a component is rendered outside of the panel, which is a mistake in the code
 */
export function usePanel(): PanelContextValue {
  const value = useContext(PanelContext);
  if (!value) throw new Error('A component of the panel was rendered outside of it.');
  return value;
}
