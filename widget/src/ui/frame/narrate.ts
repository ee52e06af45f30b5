// Tells the chat in whole sentences, for people who listen to it.

import type { Message } from '@frontdesk/contract';
import type { ChatState } from '../../chat/chat-state.ts';
import type { ChatStore } from '../../chat/chat-store.ts';
import type { Texts } from '../../i18n/texts.ts';
import { parseMarkdown } from '../../markdown/parse-markdown.ts';
import { plainText } from '../../markdown/plain-text.ts';
import { AWAY_AFTER_MS } from './away-after.ts';
import { handoverSentence } from '../transcript/handover-sentence.ts';

/** Returns the sentence for a message; `null` for the listener's own. */
function sentenceFor(message: Message, assistant: string, texts: Texts): string | null {
  if (message.kind === 'visitor') return null;
  if (message.kind === 'handover') {
    return message.state === 'queued' ? texts.waitingTitle : handoverSentence(message, assistant, texts);
  }
  const author = message.kind === 'agent' ? message.agent.name : assistant;
  return texts.says(author, plainText(parseMarkdown(message.text)));
}

function newsIn(state: ChatState, before: ChatState, texts: Texts): string {
  const known = before.messages.at(-1)?.seq ?? 0;
  const assistant = state.assistant?.name ?? texts.assistantFallback;
  return state.messages
    .filter(({ seq }) => seq > known)
    .map((message) => sentenceFor(message, assistant, texts))
    .filter(Boolean)
    .join(' ');
}

/**
 * Speaks what is new since the transcript was loaded, and a lost connection once it has lasted.
 * @returns a function that ends this
 */
export function narrate(store: ChatStore, texts: Texts, speak: (sentence: string) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasToldAway = false;
  const tellAway = () => {
    hasToldAway = true;
    speak(texts.away);
  };
  const unsubscribe = store.subscribe((state, before) => {
    if (state.connection !== before.connection) {
      clearTimeout(timer);
      if (state.connection === 'away') timer = setTimeout(tellAway, AWAY_AFTER_MS);
      else if (hasToldAway) speak(texts.back);
      if (state.connection === 'online') hasToldAway = false;
    }
    if (!before.isLoaded || state.messages === before.messages) return;
    const news = newsIn(state, before, texts);
    if (news) speak(news);
  });
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}
