// Desk B stands in front of desk A: B's visitors are answered by A, as by any service whose language A speaks.

import { randomUUID } from 'node:crypto';

import type {
  AnswerMessage,
  AnswerReceipt,
  AnswerService,
  AssistantId,
  ConversationId,
  VisitorSession,
} from '@frontdesk/contract';

import { createSecrets } from '../../src/access/secrets.ts';
import { createServiceConnections } from '../../src/access/service-connections.ts';
import { createVault } from '../../src/access/vault.ts';
import { createAnswerServices } from '../../src/adapters/answer-services/create-answer-services.ts';
import { createServiceKnowledge } from '../../src/adapters/create-service-knowledge.ts';
import { createOutbound } from '../../src/adapters/outbound/create-outbound.ts';
import { createProviderChoice } from '../../src/answers/providers/choose-provider.ts';
import { createFindConnected } from '../../src/answers/services/connected-provider.ts';
import { createServiceRetriever } from '../../src/answers/services/service-retriever.ts';
import { createAnswerWriter } from '../../src/answers/write-answer.ts';
import { passageUrl } from '../../src/http/passage-url.ts';
import { newId } from '../../src/new-id.ts';
import type { AnswerWriter } from '../../src/ports/answer-writer.ts';
import { systemClock } from '../../src/ports/clock.ts';
import { callApi } from '../support/call-api.ts';
import { connectVisitor, until, valueOf, type VisitorSocket } from '../support/connect.ts';
import { SITE_ORIGIN, startTestDesk, type TestDesk } from '../support/start-test-desk.ts';

/** Patience that a test can wait for. */
const QUICK = { firstPieceMs: 3_000, stallMs: 1_500, totalMs: 10_000, failuresMax: 50, pauseMs: 300 };

/** What a visitor of B has seen of one answer. */
export interface Seen {
  readonly conversationId: ConversationId;
  readonly message: AnswerMessage;
  readonly pieces: readonly string[];
  /** Why the person is needed; `none` when none is. */
  readonly reason: string;
}

/** Where a service is, and who asks it. */
export interface ServiceDoor {
  readonly url: string;
  readonly remoteId: string;
  readonly key: string;
}

/** An assistant of desk B. */
export interface Front {
  /** What B's log heard of failures of its answers. */
  readonly failures: unknown[];
  /** A visitor of its. */
  readonly socket: VisitorSocket;
  /** Connects it to a service at an address, and lets that one answer. */
  connect(service: AnswerService, door: ServiceDoor): Promise<void>;
  /** Asks as its visitor. @param conversationId absent: a new conversation */
  ask(text: string, conversationId?: ConversationId): Promise<Seen>;
  receiptOf(seen: Seen): Promise<AnswerReceipt | undefined>;
}

/** Desk B, with its first assistant. */
export interface FrontDesk extends Front, AsyncDisposable {
  readonly desk: TestDesk;
  /** Opens another assistant with a visitor of its own, in front of a service. */
  open(service: AnswerService, door: ServiceDoor): Promise<Front>;
}

/** Starts desk B. @param hosts where services listen on this machine */
export async function startFrontDesk(hosts: readonly string[]): Promise<FrontDesk> {
  const outbound = createOutbound({ allowedHosts: hosts });
  const failures = new Map<AssistantId, unknown[]>();
  const writers = new Map<AssistantId, AnswerWriter>();
  const desk = await startTestDesk({
    allowedHosts: hosts,
    writer: {
      async *write(question, signal) {
        const { id } = question.assistant;
        const writer = writers.get(id) ?? writerOf(desk, { outbound, failures: failures.get(id) ?? [] });
        writers.set(id, writer);
        yield* writer.write(question, signal);
      },
    },
  });
  const fronts: Front[] = [];
  const openFront = async (assistantId: AssistantId): Promise<Front> => {
    const heard: unknown[] = [];
    failures.set(assistantId, heard);
    const front = frontOf(desk, {
      assistantId,
      socket: await openVisitor(desk, assistantId),
      failures: heard,
    });
    fronts.push(front);
    return front;
  };
  return {
    ...(await openFront(desk.assistant.id)),
    desk,
    async open(service, door) {
      const assistant = { ...desk.assistant, id: newId('asst') };
      await desk.stores.assistants.add(assistant);
      const front = await openFront(assistant.id);
      await front.connect(service, door);
      return front;
    },
    async [Symbol.asyncDispose]() {
      for (const { socket } of fronts) socket.disconnect();
      await desk[Symbol.asyncDispose]();
      await outbound.close();
    },
  };
}

async function openVisitor({ url }: TestDesk, assistantId: AssistantId): Promise<VisitorSocket> {
  const response = await fetch(`${url}/widget/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: SITE_ORIGIN },
    body: JSON.stringify({ assistantId }),
  });
  if (!response.ok) throw new Error(`no session: ${await response.text()}`);
  return connectVisitor(url, ((await response.json()) as VisitorSession).token);
}

interface FrontParts {
  readonly assistantId: AssistantId;
  readonly socket: VisitorSocket;
  readonly failures: unknown[];
}

function frontOf(desk: TestDesk, { assistantId, socket, failures }: FrontParts): Front {
  const put = async (path: `/${string}`, body: object) => {
    const at = `PUT /assistants/${assistantId}${path}` as const;
    const reply = await callApi(desk, at, { token: desk.secrets[1], body });
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  };
  return {
    failures,
    socket,
    async connect(service, { url: baseUrl, remoteId, key }) {
      await put(`/services/${service}`, { baseUrl, remoteId, key });
      await put('/answering', { providers: [service] });
    },
    ask: async (text, conversationId = newId('conv')) => ask(socket, { text, conversationId }),
    async receiptOf({ message: { seq }, conversationId }) {
      const [record] = await desk.stores.messages.list(
        { assistantId, conversationId },
        { afterSeq: seq - 1, limit: 1 },
      );
      return record?.receipt;
    },
  };
}

interface Writing {
  readonly outbound: ReturnType<typeof createOutbound>;
  readonly failures: unknown[];
}

function writerOf({ stores, secrets, knowledge }: TestDesk, { outbound, failures }: Writing): AnswerWriter {
  const ownerSecrets = createSecrets(stores.secrets, createVault(secrets[2]));
  const connections = createServiceConnections({ ...stores, ownerSecrets });
  const onFailure = (error: unknown) => void failures.push(error);
  const findConnected = createFindConnected(connections, createAnswerServices(outbound));
  return createAnswerWriter({
    retriever: createServiceRetriever({
      own: knowledge,
      connections,
      knowledge: createServiceKnowledge(outbound),
      onFailure,
    }),
    chooseProvider: createProviderChoice({ services: [], findConnected, limits: QUICK, onFailure }),
    settings: stores.answering,
    citationUrl: (passage) => passageUrl('https://b.example', passage),
    clock: systemClock,
    limits: QUICK,
    onFailure,
  });
}

async function ask(
  socket: VisitorSocket,
  { text, conversationId }: { readonly text: string; readonly conversationId: ConversationId },
): Promise<Seen> {
  const pieces: string[] = [];
  const ended: AnswerMessage[] = [];
  const onDelta = (delta: { readonly conversationId: string; readonly text: string }) => {
    if (delta.conversationId === conversationId) pieces.push(delta.text);
  };
  const onDone = (done: { readonly message: AnswerMessage }) => void ended.push(done.message);
  socket.on('answer:delta', onDelta).on('answer:done', onDone);
  const sent = { conversationId, clientMessageId: randomUUID(), text };
  const { messageId } = valueOf(await socket.emitWithAck('message:send', sent));
  const answer = () => ended.find(({ inReplyTo }) => inReplyTo === messageId);
  await until(() => answer() !== undefined);
  socket.off('answer:delta', onDelta).off('answer:done', onDone);
  const message = answer();
  if (!message) throw new Error('no answer');
  const { escalation } = message;
  const reason = escalation?.requiresEscalation ? escalation.reason : 'none';
  return { conversationId, message, pieces, reason };
}
