// The signed-in console without its looks: listens to the desk, asks it, keeps the state.

import type { AgentProfile, AnswerMessage, ConversationId } from '@frontdesk/contract';

import { createReadMarker, type ReadMarker } from '../presence/read-marker.ts';
import { createTypingSender } from '../presence/typing-sender.ts';
import { createTypingWatch, type TypingWatch } from '../presence/typing-watch.ts';
import { loadDrafts, saveDrafts } from '../replies/draft-storage.ts';
import { createDrainingWatch, type DrainingWatch } from '../replies/draining-watch.ts';
import { createReplies, type Replies } from '../replies/replies.ts';
import { createStore, type Store } from '../store.ts';
import type { AgentLink, LinkStatus } from '../transport/agent-link.ts';
import { waitingNews } from './announce-inbox.ts';
import type { DeskParts } from './desk-parts.ts';
import { initialDeskState, type DeskChange, type DeskState, type HandoverMove } from './desk-state.ts';
import { moveHandover } from './move-handover.ts';
import { createOpener, type Opener } from './open-conversation.ts';
import { receive } from './receive.ts';
import { reduceDesk } from './reduce-desk.ts';

/** What the components see and may do. */
export interface Desk {
  readonly agent: AgentProfile;
  readonly store: Store<DeskState, DeskChange>;
  readonly replies: Replies;
  /** Puts a conversation on the screen, or none. */
  show(id: ConversationId | null): void;
  showEarlier(id: ConversationId): Promise<void>;
  showReceipt(answer: AnswerMessage): Promise<void>;
  move(id: ConversationId, move: HandoverMove): Promise<void>;
  /** Keeps what the agent writes until it is sent, and lets the visitor know that something is written. */
  write(id: ConversationId, text: string): void;
  /** Notes that the agent has turned away from the reply. */
  pauseWriting(id: ConversationId): void;
  /** Notes that everything up to `seq` was before the agent's eyes. */
  markRead(id: ConversationId, seq: number): void;
  reconnect(): void;
  close(): void;
}

async function loadInbox({ link, store }: DeskParts): Promise<void> {
  const before = store.get().inbox;
  store.dispatch({ type: 'inbox', change: { type: 'asked' } });
  const reply = await link.request('inbox:open', {});
  // Without an answer the connection is gone, and the next one asks again.
  if (!reply.ok) return;
  store.dispatch({ type: 'inbox', change: { type: 'loaded', conversations: reply.value.conversations } });
  const news = before.loaded ? waitingNews(before.summaries, store.get().inbox.summaries) : null;
  if (news) store.dispatch({ type: 'announce', text: news });
}

/** Opens the link and keeps the state in step with it. */
function follow(
  parts: DeskParts,
  helpers: {
    readonly opener: Opener;
    readonly replies: Replies;
    readonly typing: TypingWatch;
    readonly draining: DrainingWatch;
    readonly marker: ReadMarker;
    readonly shown: () => ConversationId | null;
  },
) {
  const { link, store } = parts;
  const { opener, replies, marker, shown, ...watches } = helpers;

  async function refresh() {
    // Before anything that an agent may write from now on.
    replies.retryUnanswered();
    marker.tellUntold();
    await loadInbox(parts);
    const id = shown();
    if (id) await opener.open(id);
  }

  link.open({
    onStatus(status: LinkStatus) {
      store.dispatch({ type: 'link', status });
      if (status === 'online') void refresh();
    },
    onEvent: (event) => receive(parts, { event, opener, ...watches, shown: shown() }),
  });
}

/**
 * Makes the console of a signed-in agent and connects it.
 */
export function createDesk(agent: AgentProfile, link: AgentLink): Desk {
  const store = createStore<DeskState, DeskChange>(reduceDesk, initialDeskState(loadDrafts(agent.id)));
  const parts: DeskParts = { agent, link, store };
  const opener = createOpener(parts);
  const replies = createReplies(parts);
  let shown: ConversationId | null = null;
  const typing = createTypingWatch(parts, () => shown);
  const draining = createDrainingWatch(parts, () => replies.retryUnanswered());
  const marker = createReadMarker(parts);
  const typingSender = createTypingSender(link);
  follow(parts, { opener, replies, typing, draining, marker, shown: () => shown });
  return {
    agent,
    store,
    replies,
    show(id) {
      shown = id;
      if (id && store.get().link === 'online') void opener.open(id);
    },
    showEarlier: async (id) => opener.openEarlier(id),
    showReceipt: async (answer) => opener.openReceipt(answer),
    move: async (id, move) => moveHandover(parts, opener, { id, move }),
    write(id, text) {
      store.dispatch({ type: 'draft', id, text });
      saveDrafts(agent.id, store.get().drafts);
      typingSender.write(id, text);
    },
    pauseWriting: (id) => typingSender.end(id),
    markRead: (id, seq) => marker.mark(id, seq),
    reconnect: () => link.reconnect(),
    close() {
      typing.close();
      draining.close();
      link.close();
    },
  };
}
