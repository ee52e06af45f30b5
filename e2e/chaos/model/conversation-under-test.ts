// One conversation on a real desk, with its tabs and agents, as the commands of the model test act on it.

import { randomUUID } from 'node:crypto';

import type { AnswerMessage, ConversationId, MessageId, MessageReceipt, Result } from '@frontdesk/contract';

import { newId } from '../../../server/src/new-id.ts';
import { connectAgent, type AgentSocket } from '../../../server/test/support/connect.ts';
import { SITE_ORIGIN, startTestDesk, type TestDesk } from '../../../server/test/support/start-test-desk.ts';
import { holdsWithin, until } from '../desk/until.ts';
import { checkTranscript } from '../visitor/check-transcript.ts';
import { createFoldedView, type FoldedView } from '../visitor/folded-view.ts';
import { openTab, type Sent, type Tab } from '../visitor/open-tab.ts';
import { differences, type AgentSeat, type ExpectedTranscript, type Outcome } from './expected-transcript.ts';
import { createHeldWriter, type HeldWriter } from './held-writer.ts';

/** A desk on which conversations are tried. */
export interface ModelDesk extends AsyncDisposable {
  readonly desk: TestDesk;
  readonly held: HeldWriter;
  readonly agents: Readonly<Record<AgentSeat, AgentSocket>>;
}

/** A tab, and whether it is meant to be connected. */
export interface TabUnderTest {
  readonly tab: Tab;
  isOnline: boolean;
}

/** A conversation that is tried. */
export interface ConversationUnderTest {
  readonly id: ConversationId;
  readonly model: ModelDesk;
  readonly tabs: TabUnderTest[];
  /** Everything that any tab has sent, also those that are closed. */
  readonly sent: Sent[];
  /** What Ada's console shows, once she has opened the conversation. */
  adasView: FoldedView | undefined;
  openTab(): void;
  /** Sends a message again under the same id with other words. */
  sendAgain(tab: Tab, sent: Sent): Promise<MessageReceipt>;
  /** Waits until an answer has ended. @throws when it does not */
  endedAnswer(question: string, attempt: number): Promise<AnswerMessage>;
  /** @returns the id of an answer that has begun. @throws when there is none */
  answerId(question: string, attempt: number): Promise<MessageId>;
  openAsAda(): Promise<void>;
  /** Lets everything come to rest and compares it. @throws {Error} that names every difference */
  finish(expected: ExpectedTranscript): Promise<void>;
  close(): void;
}

const WAIT_LIMIT_MS = 20_000;
const RECONNECT_WITHIN_MS = 15;

/** Starts a desk for the model test. */
export async function startModelDesk(): Promise<ModelDesk> {
  const held = createHeldWriter();
  const desk = await startTestDesk({ writer: held.writer });
  const [ada, bo] = desk.agents;
  const agents = {
    ada: await connectAgent(desk.url, await desk.signIn(ada)),
    bo: await connectAgent(desk.url, await desk.signIn(bo)),
  };
  return {
    desk,
    held,
    agents,
    async [Symbol.asyncDispose]() {
      for (const agent of Object.values(agents)) agent.disconnect();
      await desk[Symbol.asyncDispose]();
    },
  };
}

/** @returns whether it was done or refused with `conflict`. @throws for any other refusal */
export function outcomeOf(result: Result<unknown>): Outcome {
  if (result.ok) return 'ok';
  if (result.error.code === 'conflict') return 'conflict';
  throw new Error(`refused: ${result.error.code}`);
}

/** Folds what an agent's socket hears of one conversation. */
function listen(agent: AgentSocket, id: ConversationId, view: FoldedView): () => void {
  const onMessage = ({ message }: { readonly message: Parameters<FoldedView['place']>[0] }) => {
    if (message.conversationId === id) view.place(message);
  };
  agent.on('message:created', onMessage);
  agent.on('answer:done', onMessage);
  return () => {
    agent.off('message:created', onMessage);
    agent.off('answer:done', onMessage);
  };
}

/** How a conversation is tried. */
export interface Trial {
  /** How long to wait at the end until every view is whole. */
  readonly settleWithinMs: number;
  /** Opens tabs that don't keep the widget's promises. For controls only. */
  readonly isForgetful: boolean;
}

/** Begins a conversation of a new visitor. */
export async function beginConversation(model: ModelDesk, trial: Trial): Promise<ConversationUnderTest> {
  const { desk, agents } = model;
  const id: ConversationId = newId('conv');
  const { token } = await desk.openSession();
  const options = { url: desk.url, origin: SITE_ORIGIN, token, conversationId: id };
  const open = (name: string, isForgetful = trial.isForgetful) =>
    openTab({ ...options, name, isForgetful, reconnectWithinMs: RECONNECT_WITHIN_MS });
  const endings: (() => void)[] = [];
  const opened: Tab[] = [];
  const conversation: ConversationUnderTest = {
    id,
    model,
    tabs: [],
    sent: [],
    adasView: undefined,
    openTab() {
      const tab = open(`tab-${opened.length + 1}`);
      opened.push(tab);
      conversation.tabs.push({ tab, isOnline: true });
    },
    async sendAgain(tab, { clientMessageId }) {
      await until('the tab is connected', WAIT_LIMIT_MS, tab.isUpToDate);
      const again = { conversationId: id, clientMessageId, text: `again ${randomUUID()}` };
      const result = await tab.socket.emitWithAck('message:send', again);
      if (!result.ok) throw new Error(`refused: ${result.error.code}`);
      return result.value;
    },
    async endedAnswer(question, attempt) {
      const find = () => {
        const messages = conversation.tabs.flatMap(({ tab }) => tab.view.messages());
        const asked = messages.find(
          (message) => message.kind === 'visitor' && message.clientMessageId === question,
        );
        return messages.find(
          (message): message is AnswerMessage =>
            message.kind === 'answer' &&
            message.inReplyTo === asked?.id &&
            message.attempt === attempt &&
            message.status !== 'streaming',
        );
      };
      await until(`answer ${attempt} has ended`, WAIT_LIMIT_MS, () => find() !== undefined);
      return find() as AnswerMessage;
    },
    async answerId(question, attempt) {
      const asked = conversation.sent.find(({ clientMessageId }) => clientMessageId === question)
        ?.receipts[0];
      const after = { conversationId: id, afterSeq: Math.max(1, asked?.seq ?? 0) };
      const result = await agents.bo.emitWithAck('conversation:open', after);
      if (!result.ok) throw new Error(`refused: ${result.error.code}`);
      const { messages, live } = result.value;
      const found = messages.find(
        (message) =>
          message.kind === 'answer' && message.inReplyTo === asked?.messageId && message.attempt === attempt,
      );
      const answerId = found?.id ?? live?.answerId;
      if (!answerId) throw new Error('no such answer');
      return answerId;
    },
    async openAsAda() {
      const view = createFoldedView();
      endings.push(listen(agents.ada, id, view));
      const result = await agents.ada.emitWithAck('conversation:open', { conversationId: id, afterSeq: 0 });
      if (!result.ok) throw new Error(`refused: ${result.error.code}`);
      view.takeOver({ messages: result.value.messages });
      for (let { hasEarlier } = result.value; hasEarlier;) {
        const range = { conversationId: id, beforeSeq: view.messages()[0]?.seq ?? 1 };
        const earlier = await agents.ada.emitWithAck('conversation:earlier', range);
        if (!earlier.ok) throw new Error(`refused: ${earlier.error.code}`);
        view.takeOver(earlier.value);
        ({ hasEarlier } = earlier.value);
      }
      conversation.adasView = view;
    },
    async finish(expected) {
      const reader = open('reader', false);
      opened.push(reader);
      const all = [reader, ...conversation.tabs.map(({ tab }) => tab)];
      for (const tab of all) tab.socket.connect();
      const views = () => [
        ...all.map(({ view }) => view),
        ...(conversation.adasView ? [conversation.adasView] : []),
      ];
      const length = expected.blocks.flat().length;
      const isDone = () =>
        all.every((tab) => tab.isSettled()) && views().every((view) => view.wholeUpTo() >= length);
      await holdsWithin(trial.settleWithinMs, isDone);
      const stored = reader.view.messages();
      const lastSeq = stored.at(-1)?.seq ?? 0;
      const ada = { name: 'ada', sent: [], refusals: [], view: conversation.adasView ?? reader.view };
      const violations = checkTranscript({ stored, lastSeq, tabs: [...all, ada], mayBeUnanswered: true });
      const wrong = [
        ...differences(expected, stored),
        ...violations.map(({ kind, what }) => `${kind}: ${what}`),
      ];
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
    },
    close() {
      for (const end of endings) end();
      for (const tab of opened) tab.close();
    },
  };
  conversation.openTab();
  return conversation;
}
