// The conversation goes on: offline and back, without WebSocket, without storage, in two tabs, over a reload in mid-answer.

import type { Page } from 'playwright/test';

import { startDesk } from '../fixtures/desk.ts';
import { openWidget, send, transcript } from '../fixtures/people.ts';
import { startSlowModel } from '../fixtures/slow-model.ts';
import { expect, test } from '../fixtures/test.ts';

const QUESTION = 'How do I back up the data?';
const ANSWER = /Stop the desk and copy/;

async function askAndRead(page: Page): Promise<void> {
  await send(page, QUESTION);
  await expect(transcript(page)).toContainText(ANSWER);
}

test.describe('with a broken connection', () => {
  test.use({
    allowed: async ({}, use) => use([/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|WebSocket|ERR_NETWORK/]),
  });

  test('what is written offline is sent once when the connection is back', async ({ desk, newPerson }) => {
    const visitor = await newPerson();
    await visitor.goto(desk.info.demoUrl);
    await openWidget(visitor);
    await askAndRead(visitor);
    await visitor.context().setOffline(true);
    await send(visitor, 'Where are conversations stored?');
    await send(visitor, 'What survives a crash?');
    await visitor.context().setOffline(false);
    await expect(transcript(visitor)).toContainText('data/store', { timeout: 20_000 });
    await visitor.reload();
    await openWidget(visitor);
    for (const text of [QUESTION, 'Where are conversations stored?', 'What survives a crash?']) {
      await expect(transcript(visitor).getByText(text, { exact: true })).toHaveCount(1);
    }
  });
});

test('without WebSocket the chat goes on over plain HTTP', async ({ desk, newPerson }) => {
  const visitor = await newPerson();
  await visitor.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'WebSocket');
  });
  const sockets: string[] = [];
  visitor.on('websocket', (socket) => sockets.push(socket.url()));
  await visitor.goto(desk.info.demoUrl);
  await openWidget(visitor);
  await askAndRead(visitor);
  expect(sockets).toEqual([]);
});

test('without storage the chat works for as long as the page is open', async ({ desk, newPerson }) => {
  const visitor = await newPerson();
  await visitor.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(globalThis, name, {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    }
  });
  await visitor.goto(desk.info.demoUrl);
  await openWidget(visitor);
  await askAndRead(visitor);
  await send(visitor, 'Where are conversations stored?');
  await expect(transcript(visitor)).toContainText('data/store');
});

/** The questions that a transcript shows, in its order. */
const questions = async (page: Page) =>
  transcript(page)
    .getByText(/^(How do I back|Where are|What survives).*\?$/)
    .allInnerTexts();

test('two tabs show one conversation', async ({ desk, newPerson }) => {
  const first = await newPerson();
  await first.goto(desk.info.demoUrl);
  await openWidget(first);
  await askAndRead(first);
  const second = await first.context().newPage();
  await second.goto(`${desk.info.demoUrl}/help.html`);
  await openWidget(second);
  await expect(transcript(second)).toContainText(ANSWER);
  await send(second, 'Where are conversations stored?');
  await expect(transcript(first)).toContainText('data/store');
  await send(first, 'What survives a crash?');
  await expect(transcript(second).getByText('What survives a crash?', { exact: true })).toHaveCount(1);
  await expect(transcript(second)).toContainText('acknowledged only after');
  expect(await questions(second)).toEqual(await questions(first));
});

test('an answer goes on after a reload in its middle, and is whole in the end', async ({ newPerson }) => {
  const model = await startSlowModel([{ pieces: 60, pieceEveryMs: 60, word: 'word' }]);
  const desk = await startDesk({ OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: model.baseUrl });
  try {
    const visitor = await newPerson();
    await visitor.goto(desk.info.demoUrl);
    await openWidget(visitor);
    await send(visitor, QUESTION);
    await expect(transcript(visitor)).toContainText('word5 ');
    await visitor.reload();
    await openWidget(visitor);
    await expect(transcript(visitor)).toContainText('word10 ');
    await expect(transcript(visitor)).not.toContainText('word60');
    await expect(transcript(visitor)).toContainText(model.answer(1), { timeout: 20_000 });
    expect((await transcript(visitor).innerText()).match(/word1 /g)).toHaveLength(1);
    // Before its desk goes: a page that is still open would complain of it.
    await visitor.context().close();
  } finally {
    await desk.remove();
    await model[Symbol.asyncDispose]();
  }
});
