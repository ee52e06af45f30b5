// @vitest-environment node
// The adapter against a real Socket.IO server.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Server } from 'socket.io';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { AGENT_NAMESPACE, SOCKET_PATH } from '@frontdesk/contract';

import type { DeskEvent, LinkStatus } from './agent-link.ts';
import { createSocketLink } from './socket-link.ts';

const closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function startServer() {
  const http = createServer();
  const io = new Server(http, { path: SOCKET_PATH });
  await new Promise<void>((done) => http.listen(0, done));
  closing.push(async () => io.close());
  return { agents: io.of(AGENT_NAMESPACE), url: `http://localhost:${(http.address() as AddressInfo).port}` };
}

function openLink(url: string) {
  const link = createSocketLink(url);
  closing.push(() => link.close());
  const statuses: LinkStatus[] = [];
  const events: DeskEvent[] = [];
  link.open({ onStatus: (status) => statuses.push(status), onEvent: (event) => events.push(event) });
  return { link, statuses, events };
}

describe('createSocketLink', () => {
  it('asks, hears what the desk tells, and comes back after a cut', async () => {
    const { agents, url } = await startServer();
    agents.on('connection', (socket) => {
      socket.on('conversation:claim', (payload: unknown, ack: (result: unknown) => void) => {
        ack({ ok: true, value: payload });
        socket.emit('inbox:changed', { summary: 'changed' });
      });
    });
    const { link, statuses, events } = openLink(url);
    await vi.waitFor(() => expect(statuses).toEqual(['connecting', 'online']));
    const asked = { conversationId: 'conv_1' } as const;
    expect(await link.request('conversation:claim', asked)).toEqual({ ok: true, value: asked });
    await vi.waitFor(() =>
      expect(events).toEqual([{ name: 'inbox:changed', payload: { summary: 'changed' } }]),
    );
    agents.disconnectSockets(true);
    await vi.waitFor(() => expect(statuses).toEqual(['connecting', 'online', 'offline', 'online']), 5_000);
  });

  it('comes back to a desk that stops when that may be back, not before', async () => {
    const { agents, url } = await startServer();
    const { statuses, events } = openLink(url);
    await vi.waitFor(() => expect(statuses).toEqual(['connecting', 'online']));
    const notice = { reconnectAfterMs: 300 };
    agents.emit('desk:draining', notice);
    await vi.waitFor(() => expect(events).toEqual([{ name: 'desk:draining', payload: notice }]));
    const cutAtMs = performance.now();
    agents.disconnectSockets();
    await vi.waitFor(() => expect(statuses.at(-1)).toBe('offline'));
    await vi.waitFor(() => expect(statuses.at(-1)).toBe('online'), { timeout: 5_000, interval: 10 });
    expect(performance.now() - cutAtMs).toBeGreaterThanOrEqual(notice.reconnectAfterMs);
  });

  it('answers for a desk that is away, at once', async () => {
    const { link } = openLink('http://localhost:9');
    expect(await link.request('inbox:open', {})).toMatchObject({ ok: false, error: { code: 'no_answer' } });
  });

  it('says that the desk does not know this agent', async () => {
    const { agents, url } = await startServer();
    agents.use((_socket, next) =>
      next(Object.assign(new Error('no'), { data: { code: 'session_expired' } })),
    );
    const { statuses } = openLink(url);
    await vi.waitFor(() => expect(statuses).toEqual(['connecting', 'refused']));
  });
});
