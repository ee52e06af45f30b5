// A built desk in a process of its own, behind a proxy that can do harm, with a slow model service and knowledge of one subject.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ConversationId, VisitorSession } from '@frontdesk/contract';
import type { Browser } from 'playwright/test';

import { startDesk, type Desk } from '../../fixtures/desk.ts';
import { launchChromium } from '../../fixtures/find-chromium.ts';
import { startSlowModel, type Pace, type SlowModel } from '../../fixtures/slow-model.ts';
import { startFaultProxy, type FaultProxy } from '../faults/fault-proxy.ts';
import type { Evidence } from '../visitor/check-transcript.ts';
import { openPage, type ChatPage, type PageOptions } from '../visitor/open-page.ts';
import { openTab, type Tab, type TabOptions } from '../visitor/open-tab.ts';
import { until } from './until.ts';

/** A desk with everything around it. */
export interface ChaosDesk extends AsyncDisposable {
  readonly desk: Desk;
  readonly proxy: FaultProxy;
  readonly model: SlowModel;
  /** Opens a tab of a new visitor, or of the one whose token is given. */
  openTab(options: Pick<TabOptions, 'name'> & Partial<TabOptions>): Promise<Tab & { readonly token: string }>;
  /** Opens a page of a new visitor in a browser, or of the one whose token is given. */
  openPage(options: Pick<PageOptions, 'name'> & Partial<PageOptions>): Promise<ChatPage>;
  /** Reads a whole conversation as a new reader, past the proxy. */
  read(visitor: Pick<TabOptions, 'token' | 'conversationId'>): Promise<Pick<Evidence, 'stored' | 'lastSeq'>>;
}

/** A question that the knowledge covers, so that the model is asked. */
export const QUESTION = 'How long does a delivery take?';
const KNOWLEDGE =
  '# Delivery\n\nHow long does a delivery take? A delivery takes three days from the order.\n';
const READ_LIMIT_MS = 20_000;

let conversations = 0;

function newConversationId(): ConversationId {
  conversations += 1;
  return `conv_chaos${Date.now().toString(36)}x${String(conversations).padStart(8, '0')}`;
}

async function openSession({ info }: Desk): Promise<VisitorSession> {
  const response = await fetch(new URL('/widget/v1/sessions', info.serverUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: info.serverUrl },
    body: JSON.stringify({ assistantId: info.assistantId }),
  });
  if (!response.ok) throw new Error(`no session: ${await response.text()}`);
  return (await response.json()) as VisitorSession;
}

/** Starts a desk whose answers are written at the given paces. */
export async function startChaosDesk(paces: readonly [Pace, ...Pace[]]): Promise<ChaosDesk> {
  const knowledgeDir = await mkdtemp(join(tmpdir(), 'chaos-knowledge-'));
  await writeFile(join(knowledgeDir, 'delivery.md'), KNOWLEDGE);
  const model = await startSlowModel(paces);
  const desk = await startDesk({
    KNOWLEDGE_DIR: knowledgeDir,
    OPENAI_API_KEY: 'x',
    OPENAI_BASE_URL: model.baseUrl,
  });
  const origin = desk.info.serverUrl;
  const proxy = await startFaultProxy(Number(new URL(origin).port));
  const { assistantId } = desk.info;
  let browser: Promise<Browser> | undefined;
  return {
    desk,
    proxy,
    model,
    async openPage({ name, ...options }) {
      const token = options.token ?? (await openSession(desk)).token;
      const conversationId = options.conversationId ?? newConversationId();
      browser ??= launchChromium();
      const place = { deskUrl: proxy.url, origin, assistantId };
      return openPage(await browser, { name, ...place, token, conversationId });
    },
    async openTab(options) {
      const token = options.token ?? (await openSession(desk)).token;
      const conversationId = options.conversationId ?? newConversationId();
      return { ...openTab({ url: proxy.url, origin, ...options, token, conversationId }), token };
    },
    async read({ token, conversationId }) {
      const reader = openTab({ url: origin, origin, token, conversationId, name: 'reader' });
      try {
        await until('a reader has it all', READ_LIMIT_MS, reader.isUpToDate);
        const range = { conversationId, afterSeq: 1_000_000 };
        const end = await reader.socket.emitWithAck('conversation:resume', range);
        const lastSeq = end.ok ? (end.value?.conversation.lastSeq ?? 0) : -1;
        return { stored: reader.view.messages(), lastSeq };
      } finally {
        reader.close();
      }
    },
    async [Symbol.asyncDispose]() {
      await (await browser)?.close();
      await proxy[Symbol.asyncDispose]();
      await desk.remove();
      await model[Symbol.asyncDispose]();
      await rm(knowledgeDir, { recursive: true, force: true });
    },
  };
}
