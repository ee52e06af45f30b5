// The stories of one conversation in one process, without sockets, that can die and be begun again on the same store.

import type {
  AssistantId,
  AnswerDelta,
  ConversationId,
  Message,
  MessageReceipt,
  Transcript,
  VisitorId,
} from '@frontdesk/contract';

import type { ChatDeps } from '../../../server/src/chat/chat-deps.ts';
import { createDraining } from '../../../server/src/chat/draining.ts';
import { createLiveAnswers } from '../../../server/src/chat/live-answers.ts';
import { readTranscript } from '../../../server/src/chat/read-transcript.ts';
import { recover } from '../../../server/src/chat/recover.ts';
import { sendMessage } from '../../../server/src/chat/send-message.ts';
import { nothingElsewhere } from '../../../server/src/chat/servers/answers-elsewhere.ts';
import { createLogger } from '../../../server/src/logger.ts';
import { newId } from '../../../server/src/new-id.ts';
import { systemClock } from '../../../server/src/ports/clock.ts';
import type { StoredConversation } from '../../../server/src/ports/conversation-store.ts';
import { createScriptedWriter } from '../../../server/test/support/scripted-writer.ts';
import type { Assistant, Agent } from '../../../server/src/ports/assistant-store.ts';
import type { Stores } from '../../../server/src/adapters/mongo/index.ts';
import { createMortalStores, type MortalStores } from './failing-stores.ts';

/** What has been told to whoever was connected. */
export interface Told {
  readonly created: Message[];
  readonly done: Message[];
  readonly deltas: AnswerDelta[];
}

/** One life of the process. */
export interface Life {
  readonly deps: ChatDeps;
  readonly told: Told;
  readonly mortal: MortalStores;
}

/** The stores that a story uses. */
export type StoryStores = Pick<Stores, 'assistants' | 'conversations' | 'messages'>;

/** Where stories are told. */
export interface StoryGround {
  readonly assistant: Assistant;
  readonly agents: readonly [Agent, Agent];
  /** Opens the stores of one story: always the same, or new ones for each. */
  open(): StoryStores;
}

/** A conversation with the process that tells its story. */
export interface StoryProcess {
  readonly id: ConversationId;
  readonly ground: StoryGround;
  readonly stores: StoryStores;
  life(): Life;
  send(clientMessageId: string, text: string): Promise<MessageReceipt>;
  conversation(): Promise<StoredConversation | null>;
  /** Reads what follows a place, as a tab that comes back does. */
  resume(afterSeq: number): Promise<Transcript | null>;
  /** Begins anew on the same store, as after a crash. */
  restart(): Promise<void>;
  /** Waits for the answers that are being written. */
  rest(): Promise<void>;
}

/** Changes what a store does, for controls. */
export type Sabotage = (stores: MortalStores) => MortalStores;

const noted = (told: Told): ChatDeps['feed'] => ({
  messageCreated: (_conversation, message) => void told.created.push(message),
  answerDelta: (_conversation, delta) => void told.deltas.push(delta),
  answerDone: (_conversation, message) => void told.done.push(message),
  conversationUpdated: () => undefined,
  typingChanged: () => undefined,
  draining: () => undefined,
});

function begin(stores: StoryStores, sabotage: Sabotage): Life {
  const mortal = sabotage(createMortalStores(stores));
  const told: Told = { created: [], done: [], deltas: [] };
  const deps = {
    assistants: stores.assistants,
    conversations: mortal.conversations,
    messages: mortal.messages,
    feed: noted(told),
    writer: createScriptedWriter((question) => ({ pieces: ['You asked: ', '🙂 ', question] })),
    gaps: { record: async () => undefined },
    redactForStorage: async (_assistantId: AssistantId, text: string) => text,
    live: createLiveAnswers(),
    elsewhere: nothingElsewhere(newId('srv')),
    draining: createDraining(),
    clock: systemClock,
    logger: createLogger('silent'),
  };
  return { deps, told, mortal };
}

/** Begins a conversation of a new visitor. */
export function beginStory(ground: StoryGround, sabotage: Sabotage = (stores) => stores): StoryProcess {
  const id = newId('conv');
  const stores = ground.open();
  const { id: assistantId, workspaceId } = ground.assistant;
  const visitorId: VisitorId = newId('vis');
  const expiresAt = new Date(Date.now() + 3_600_000);
  const visitor = {
    kind: 'visitor',
    id: newId('sess'),
    workspaceId,
    assistantId,
    visitorId,
    expiresAt,
  } as const;
  const key = { assistantId, conversationId: id };
  const find = async ({ conversations }: Pick<ChatDeps, 'conversations'>) =>
    conversations.find({ id, workspaceId, visitorId });
  let life = begin(stores, sabotage);
  return {
    id,
    ground,
    stores,
    life: () => life,
    send: async (clientMessageId, text) =>
      sendMessage(life.deps, { visitor, sender: '', message: { conversationId: id, clientMessageId, text } }),
    conversation: async () => find(stores),
    async resume(afterSeq) {
      const stored = await find(stores);
      return stored && readTranscript({ ...life.deps, ...stores }, stored, { afterSeq });
    },
    async restart() {
      await life.deps.live.stop(0);
      life = begin(stores, sabotage);
      const { conversations, messages } = stores;
      await recover({
        conversations: {
          ...conversations,
          listRecent: async () => [await find(stores)].flatMap((stored) => stored ?? []),
        },
        messages: { ...messages, listStreaming: async () => messages.listStreaming(key) },
        logger: life.deps.logger,
        isAlone: true,
      });
    },
    rest: async () => life.deps.live.stop(60_000),
  };
}
