// The conversation goes on after what lasts: ten minutes without a network, a link that only looks alive, a desk that stops, a page put aside.

import { createServer, type AddressInfo } from 'node:net';

import type { Page } from 'playwright/test';

import { startFaultProxy } from '../chaos/faults/fault-proxy.ts';
import { startDesk } from '../fixtures/desk.ts';
import { openWidget, send, transcript } from '../fixtures/people.ts';
import { startSlowModel } from '../fixtures/slow-model.ts';
import { expect, test } from '../fixtures/test.ts';

const QUESTION = 'How do I back up the data?';
const ANSWER = /Stop the desk and copy/;

test.use({
  allowed: async ({}, use) =>
    use([/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|WebSocket|ERR_NETWORK|ERR_EMPTY_RESPONSE|ERR_SOCKET/]),
});

/** Each of the texts stands in the transcript once, in this order. */
async function expectOnce(page: Page, texts: readonly string[]): Promise<void> {
  for (const text of texts) await expect(transcript(page).getByText(text, { exact: true })).toHaveCount(1);
  const shown = await transcript(page).innerText();
  const places = texts.map((text) => shown.indexOf(text));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
}

test('after ten minutes offline, what was written meanwhile is sent and answered', async ({
  desk,
  newPerson,
}) => {
  const visitor = await newPerson();
  await visitor.clock.install();
  await visitor.goto(desk.info.demoUrl);
  await openWidget(visitor);
  await send(visitor, QUESTION);
  await expect(transcript(visitor)).toContainText(ANSWER);
  await visitor.context().setOffline(true);
  await send(visitor, 'Where are conversations stored?');
  await visitor.clock.fastForward('10:00');
  // The control: without a network nothing is answered.
  await expect(transcript(visitor)).not.toContainText('data/store');
  await send(visitor, 'What survives a crash?');
  await visitor.context().setOffline(false);
  await visitor.clock.runFor('01:00');
  await expect(transcript(visitor)).toContainText('acknowledged only after', { timeout: 20_000 });
  await visitor.reload();
  await openWidget(visitor);
  await expectOnce(visitor, [QUESTION, 'Where are conversations stored?', 'What survives a crash?']);
});

/** By the page's own clock, from the last byte to the first attempt to connect anew. @source the promise: half-open links are noticed within 30 s */
const NOTICE_LIMIT_MS = 30_000;

/** Notes in the page, by its own clock, when it tries to connect: seen from outside, a busy machine would blur it. */
async function noteConnections(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const times: number[] = [];
    Object.assign(globalThis, { connectionTimes: times });
    const open: unknown = Reflect.get(XMLHttpRequest.prototype, 'open');
    XMLHttpRequest.prototype.open = function note(this: XMLHttpRequest, method: string, url: string | URL) {
      // A connection begins by a poll that has no session yet.
      if (/transport=polling/.test(String(url)) && !/[?&]sid=/.test(String(url))) times.push(Date.now());
      if (typeof open === 'function') Reflect.apply(open, this, [method, url, true]);
    };
  });
}

const connectionTimes = async (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => Reflect.get(globalThis, 'connectionTimes') as number[]);

/** A port that nothing uses at the moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('a link that swallows everything is noticed within 30 seconds, and the chat goes on', async ({
  newPerson,
}) => {
  test.setTimeout(120_000);
  const port = await freePort();
  const proxy = await startFaultProxy(port);
  const desk = await startDesk({ PORT: String(port), PUBLIC_URL: proxy.url });
  try {
    const visitor = await newPerson();
    await visitor.clock.install();
    await noteConnections(visitor);
    await visitor.goto(desk.info.demoUrl);
    await openWidget(visitor);
    await send(visitor, QUESTION);
    await expect(transcript(visitor)).toContainText(ANSWER);
    const frozenAt = await visitor.evaluate(() => Date.now());
    for (const link of proxy.links()) link.freeze();
    await send(visitor, 'Where are conversations stored?');
    // The control: nobody has noticed yet, and nothing comes through.
    await expect(transcript(visitor)).not.toContainText('data/store');
    await visitor.clock.runFor('00:29');
    await expect(transcript(visitor)).toContainText('data/store', { timeout: 60_000 });
    const connections = await connectionTimes(visitor);
    const [noticedAt = Infinity] = connections.filter((at) => at > frozenAt);
    expect(noticedAt - frozenAt).toBeLessThanOrEqual(NOTICE_LIMIT_MS);
    await expectOnce(visitor, [QUESTION, 'Where are conversations stored?']);
  } finally {
    await desk.remove();
    await proxy[Symbol.asyncDispose]();
  }
});

test('a desk that stops finishes its answer, and the open chat goes on with the next one', async ({
  newPerson,
}) => {
  const model = await startSlowModel([{ pieces: 40, pieceEveryMs: 60, word: 'word' }]);
  const desk = await startDesk({ OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: model.baseUrl });
  try {
    const visitor = await newPerson();
    await visitor.goto(desk.info.demoUrl);
    await openWidget(visitor);
    await send(visitor, QUESTION);
    await expect(transcript(visitor)).toContainText('word5 ');
    const { status } = await desk.stop();
    expect(status).toBe(0);
    await expect(transcript(visitor)).toContainText(model.answer(1));
    const box = visitor.getByRole('textbox', { name: 'Write a message' });
    await box.fill('Where are conversations stored?');
    await box.press('Enter');
    await desk.restart();
    await expect(transcript(visitor).getByText(model.answer(1))).toHaveCount(2, { timeout: 30_000 });
    expect(model.calls()).toBe(2);
    await expectOnce(visitor, [QUESTION, 'Where are conversations stored?']);
  } finally {
    await desk.remove();
    await model[Symbol.asyncDispose]();
  }
});

test('a page that was put aside and is shown again has what came meanwhile', async ({ desk, newPerson }) => {
  const visitor = await newPerson();
  await visitor.goto(desk.info.demoUrl);
  await openWidget(visitor);
  await send(visitor, QUESTION);
  await expect(transcript(visitor)).toContainText(ANSWER);
  const show = async (type: 'pagehide' | 'pageshow') =>
    visitor.evaluate((name) => {
      globalThis.dispatchEvent(new PageTransitionEvent(name, { persisted: true }));
    }, type);
  await show('pagehide');
  await visitor.context().setOffline(true);
  const other = await visitor.context().newPage();
  await visitor.context().setOffline(false);
  await other.goto(desk.info.demoUrl);
  await openWidget(other);
  await send(other, 'Where are conversations stored?');
  await expect(transcript(other)).toContainText('data/store');
  await show('pageshow');
  await expect(transcript(visitor)).toContainText('data/store', { timeout: 20_000 });
  await expectOnce(visitor, [QUESTION, 'Where are conversations stored?']);
});
