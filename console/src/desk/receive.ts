// Takes in what the desk tells.

import type { AnswerReceipt, ConversationId, Message } from '@frontdesk/contract';

import type { DrainingWatch } from '../replies/draining-watch.ts';
import { ratingWords } from '../transcript/rating-words.ts';
import { hasGap } from '../transcript/transcript-state.ts';
import type { DeskEvent } from '../transport/agent-link.ts';
import type { TypingWatch } from '../presence/typing-watch.ts';
import { waitingNews } from './announce-inbox.ts';
import type { DeskParts } from './desk-parts.ts';
import type { Opener } from './open-conversation.ts';

/** More of a message than this is not read out; it stands in the transcript. */
const SPOKEN_CHARS = 300;

/** @param known the same message as it was before, if it was known */
function spoken(message: Message, visitorName: string, known: Message | undefined): string | null {
  switch (message.kind) {
    case 'visitor':
      return `${visitorName}: ${message.text.slice(0, SPOKEN_CHARS)}`;
    case 'answer':
      // It comes again when the visitor rates it.
      if (known?.kind === 'answer' && known.status !== 'streaming') {
        return message.rating && message.rating !== known.rating ? ratingWords(message.rating) : null;
      }
      return `Assistant: ${message.text.slice(0, SPOKEN_CHARS)}`;
    case 'agent':
    case 'handover':
      return null;
  }
}

/** An event, and what it may concern. */
interface Received {
  readonly event: DeskEvent;
  readonly opener: Opener;
  readonly typing: TypingWatch;
  readonly draining: DrainingWatch;
  /** The conversation on the screen. */
  readonly shown: ConversationId | null;
}

/**
 * Puts an event into the state; says aloud who began to wait, and what is said in the conversation on the screen.
 */
export function receive({ store }: DeskParts, { event, opener, typing, draining, shown }: Received): void {
  const before = store.get();

  function takeIn({ message, receipt }: { message: Message; receipt?: AnswerReceipt }) {
    const { conversationId: id } = message;
    const known = before.transcripts[id]?.messages.find((each) => each.id === message.id);
    store.dispatch({
      type: 'transcript',
      id,
      change: { type: 'message', message, ...(receipt && { receipt }) },
    });
    const name = store.get().inbox.summaries[id]?.visitor.displayName ?? 'Visitor';
    const text = id === shown ? spoken(message, name, known) : null;
    if (text) store.dispatch({ type: 'announce', text });
    typing.hearMessage(message);
    fillGap(id);
  }

  function fillGap(id: ConversationId) {
    const transcript = store.get().transcripts[id];
    if (id === shown && transcript && hasGap(transcript)) void opener.open(id);
  }

  switch (event.name) {
    case 'inbox:changed': {
      store.dispatch({ type: 'inbox', change: { type: 'changed', summary: event.payload.summary } });
      const news = waitingNews(before.inbox.summaries, store.get().inbox.summaries);
      if (news) store.dispatch({ type: 'announce', text: news });
      break;
    }
    case 'answer:delta': {
      const id = event.payload.conversationId;
      store.dispatch({ type: 'transcript', id, change: { type: 'delta', delta: event.payload } });
      break;
    }
    case 'message:created':
    case 'answer:done':
      takeIn(event.payload);
      break;
    case 'typing:changed':
      typing.hear(event.payload);
      break;
    case 'desk:draining':
      draining.hear(event.payload);
      break;
  }
}
