// A page in a real browser with the built widget, opened through the proxy, and what stands in its document.

import type { AssistantId, ConversationId, Message } from '@frontdesk/contract';
import type { Browser, Page } from 'playwright/test';

import { openWidget } from '../../fixtures/people.ts';
import { checkDocument, checkGrowth, type Bubble } from './check-document.ts';
import type { Violation } from './check-transcript.ts';

/** A page with an open chat. */
export interface ChatPage {
  readonly name: string;
  readonly token: string;
  readonly conversationId: ConversationId;
  /** In the order in which they were written. */
  readonly sent: readonly string[];
  /** Writes a message and presses Enter, as soon as what was written before is in the chat. */
  send(text: string): void;
  /** What stands in the document now. */
  bubbles(): readonly Bubble[];
  /** Whether everything that was written stands there as sent, and has its answer. */
  isAnswered(): boolean;
  /** Every promise that the document has broken at any moment, and where it differs from what is stored. */
  check(stored: readonly Message[]): readonly Violation[];
  close(): Promise<void>;
}

/** How a page is opened. */
export interface PageOptions {
  readonly name: string;
  /** Where the widget comes from, and where it connects to. */
  readonly deskUrl: string;
  /** The website on which the widget stands. */
  readonly origin: string;
  readonly assistantId: AssistantId;
  readonly token: string;
  readonly conversationId: ConversationId;
}

/** Runs in the page: reports what stands in the transcript after every change; the greeting of an empty one is not part of it. */
function reportBubbles(): void {
  const root = [...document.querySelectorAll('*')].find((element) => element.shadowRoot)?.shadowRoot;
  const report = () => {
    const said = '[role=log]:has(.by-visitor) .bubble:not(.thinking)';
    const bubbles = [...(root?.querySelectorAll(said) ?? [])].map((bubble) => {
      const words = bubble.cloneNode(true) as Element;
      words.querySelector('.ending')?.remove();
      const isSending = bubble.nextElementSibling?.matches('.sending, .failed') ?? false;
      return {
        isVisitor: bubble.closest('.by-visitor') !== null,
        isOpen: isSending || bubble.classList.contains('live'),
        text: words.textContent ?? '',
      };
    });
    (globalThis as unknown as { tellBubbles: (bubbles: readonly Bubble[]) => void }).tellBubbles(bubbles);
  };
  if (root)
    new MutationObserver(report).observe(root, { subtree: true, childList: true, characterData: true });
  report();
}

async function openChat(page: Page, options: PageOptions): Promise<void> {
  const { deskUrl, origin, assistantId, token, conversationId } = options;
  const address = `${origin}/a-page-of-the-site`;
  const tag = `<script async src="${deskUrl}/widget.js" data-assistant="${assistantId}"></script>`;
  await page.route(address, async (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>A site</title>${tag}` }),
  );
  await page.addInitScript(([key, value]) => localStorage.setItem(key, value), [
    `frontdesk:${assistantId}`,
    JSON.stringify({ token, conversationId }),
  ] as const);
  await page.goto(address);
  await openWidget(page);
}

/** Opens a page in a browser context of its own. */
export async function openPage(browser: Browser, options: PageOptions): Promise<ChatPage> {
  const { name, token, conversationId } = options;
  const context = await browser.newContext();
  const page = await context.newPage();
  const sent: string[] = [];
  const broken: Violation[] = [];
  let bubbles: readonly Bubble[] = [];
  await page.exposeFunction('tellBubbles', (now: readonly Bubble[]) => {
    bubbles = now;
    broken.push(...checkGrowth(now, sent));
  });
  await openChat(page, options);
  await page.evaluate(reportBubbles);
  const box = page.getByRole('textbox', { name: 'Write a message' });
  let writing = Promise.resolve();
  return {
    name,
    token,
    conversationId,
    sent,
    send(text) {
      sent.push(text);
      writing = writing.then(async () => {
        await box.fill(text);
        await box.press('Enter');
      });
    },
    bubbles: () => bubbles,
    isAnswered: () => bubbles.length >= 2 * sent.length && bubbles.every(({ isOpen }) => !isOpen),
    check: (stored) => [...broken, ...checkDocument(name, bubbles, stored)],
    close: async () => context.close(),
  };
}
