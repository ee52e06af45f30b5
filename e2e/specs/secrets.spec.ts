// No byte that reaches a browser holds a secret: every response and every frame of a whole visit is searched for them.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Page } from 'playwright/test';

import { startDesk, type Desk } from '../fixtures/desk.ts';
import { openConsole, openWidget, send, transcript } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';

const UPSTREAM_KEY = 'sk-canary-9c1f27';

/** Keeps everything that a page receives. */
function record(page: Page, received: string[]): void {
  page.on('response', async (response) => {
    const headers = JSON.stringify(await response.allHeaders());
    const body = await response.body().catch(() => Buffer.alloc(0));
    received.push(`${response.url()}\n${headers}\n${body.toString('latin1')}`);
  });
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => received.push(payload.toString()));
  });
}

const HOUSE = join(import.meta.dirname, '..', '..');

/** Fetches every file that the desk and the demo site serve, wanted by the visit or not. */
async function everyServedFile({ serverUrl, demoUrl }: Desk['info']): Promise<readonly string[]> {
  const roots = [
    ['widget/dist', `${serverUrl}/widget`],
    ['console/dist', `${serverUrl}/console`],
    ['demo-site', demoUrl],
  ] as const;
  const bodies: string[] = [];
  for (const [folder, url] of roots) {
    const entries = await readdir(join(HOUSE, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((each) => each.isFile())) {
      const path = join(entry.parentPath, entry.name).slice(join(HOUSE, folder).length);
      const response = await fetch(`${url}${path}`);
      expect(response.status, path).toBe(200);
      bodies.push(`${path}\n${JSON.stringify([...response.headers])}\n${await response.text()}`);
    }
  }
  return bodies;
}

test('nothing that a browser receives holds a key or a secret of the desk', async ({ newPerson }) => {
  const env = { OPENAI_API_KEY: UPSTREAM_KEY, OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' };
  const desk = await startDesk(env);
  try {
    const received: string[] = [];
    const visitor = await newPerson();
    record(visitor, received);
    await visitor.goto(desk.info.demoUrl);
    await openWidget(visitor);
    await send(visitor, 'How do I put the widget on my site?');
    // The model's service can't be reached: the visitor is answered from the documents instead.
    await expect(transcript(visitor).getByText(/paste this tag/)).toBeVisible();
    const agent = await newPerson();
    record(agent, received);
    await openConsole(agent, await desk.signInUrl());
    await agent.getByRole('link', { name: /^Open/ }).click();
    await agent
      .getByText(/put the widget/)
      .first()
      .click();
    await expect(agent.getByRole('button', { name: /^claim/i })).toBeVisible();

    const files = await everyServedFile(desk.info);
    expect(files.length).toBeGreaterThan(15);
    const all = [...received, ...files].join('\n');
    expect(received.length).toBeGreaterThan(10);
    expect(all).toContain('How do I put the widget on my site?');
    expect(all).toContain('conversation:updated');
    const secrets = JSON.parse(await readFile(join(desk.dataDir, 'secrets.json'), 'utf8')) as object;
    for (const secret of [UPSTREAM_KEY, ...Object.values(secrets).map(String)]) {
      expect(secret.length).toBeGreaterThan(10);
      expect(all).not.toContain(secret);
    }
    expect(desk.output()).not.toContain(UPSTREAM_KEY);
  } finally {
    await desk.remove();
  }
});
