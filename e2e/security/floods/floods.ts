// The floods: each sends much of what nobody should send, and says what became of it.

import { setTimeout as pause } from 'node:timers/promises';

import { SOCKET_PATH } from '@frontdesk/contract';

import { malformedPackets } from './malformed-packets.ts';
import { frame, openRaw, openRawWebSocket, type RawConnection } from './raw-connection.ts';

/** Runs a task for each number below `count`, so many at once. */
export async function each(
  count: number,
  atOnce: number,
  task: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) await task(index);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, worker));
}

/** Opens the transport again and again, and never says a word on it. */
export async function floodHandshakes(
  url: string,
  { count, addresses }: { readonly count: number; readonly addresses: number },
): Promise<{ readonly accepted: number; readonly refused: number }> {
  const seen = { accepted: 0, refused: 0 };
  await each(count, 50, async (index) => {
    const headers = { origin: url, 'x-forwarded-for': `198.51.${index % addresses}.7` };
    const response = await fetch(`${url}${SOCKET_PATH}/?EIO=4&transport=polling`, { headers });
    await response.arrayBuffer();
    seen[response.ok ? 'accepted' : 'refused'] += 1;
  });
  return seen;
}

/** Sends messages in pieces of one byte that never end. @returns how many connections were closed */
export async function floodFragments(
  url: string,
  plan: { readonly sockets: number; readonly pieces: number; readonly waitMs: number },
): Promise<{ readonly closed: number }> {
  const first = frame('4', { isFirst: true, isLast: false });
  const rest = frame('2', { isFirst: false, isLast: false });
  const bytes = Buffer.concat([first, ...Array.from({ length: plan.pieces - 1 }, () => rest)]);
  const open: RawConnection[] = [];
  await each(plan.sockets, 20, async () => {
    const connection = await openRawWebSocket(url);
    connection.socket.write(bytes);
    open.push(connection);
  });
  await Promise.race([Promise.all(open.map(async ({ closed }) => closed)), pause(plan.waitMs)]);
  return { closed: open.filter(({ isClosed }) => isClosed()).length };
}

/** The ways to be slow: nothing at all, a header that never ends, a body that never ends. */
const SLOW = [
  '',
  'GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ',
  'POST /widget/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{"',
];
const DRIP_EVERY_MS = 500;

/** Holds connections open with as few bytes as possible. @param plan.ways how many of the three ways are tried @returns how long the last one stayed, in milliseconds */
export async function floodSlowly(
  url: string,
  plan: { readonly sockets: number; readonly ways: number; readonly giveUpMs: number },
): Promise<{ readonly stillOpen: number; readonly longestMs: number }> {
  const open: RawConnection[] = [];
  await each(plan.sockets, 50, async (index) => {
    const connection = await openRaw(url);
    connection.socket.write(SLOW[index % plan.ways] ?? '');
    open.push(connection);
  });
  const drip = setInterval(() => {
    open.forEach(({ socket, isClosed }, index) => {
      if (index % plan.ways > 0 && !isClosed()) socket.write('a');
    });
  }, DRIP_EVERY_MS);
  const durations = Promise.all(open.map(async ({ closed }) => closed));
  await Promise.race([durations, pause(plan.giveUpMs)]);
  clearInterval(drip);
  const stillOpen = open.filter(({ isClosed }) => !isClosed()).length;
  for (const { socket } of open) socket.destroy();
  return { stillOpen, longestMs: Math.max(...(await durations)) };
}

/** Sends packets that are none, over both transports, before and after a visitor is let in. @returns how many connections were closed */
export async function floodPackets(
  url: string,
  plan: { readonly count: number; readonly seed: number; readonly token: string },
): Promise<{ readonly closed: number }> {
  const packets = malformedPackets(plan.count, plan.seed);
  const connect = `40/visitor,${JSON.stringify({ token: plan.token })}`;
  let closed = 0;
  await each(packets.length, 40, async (index) => {
    const packet = packets[index] ?? '';
    if (index % 2 === 0) {
      closed += (await postPacket(url, packet)) ? 0 : 1;
      return;
    }
    const connection = await openRawWebSocket(url);
    if (index % 4 === 1) connection.socket.write(frame(connect, { isFirst: true, isLast: true }));
    connection.socket.write(frame(packet, { isFirst: true, isLast: true }));
    connection.socket.end();
    await connection.closed;
    closed += 1;
  });
  return { closed };
}

/** @returns whether the desk took the packet */
async function postPacket(url: string, packet: string): Promise<boolean> {
  const address = `${url}${SOCKET_PATH}/?EIO=4&transport=polling`;
  const opened = await fetch(address, { headers: { origin: url } });
  const { sid } = JSON.parse((await opened.text()).slice(1)) as { readonly sid: string };
  const reply = await fetch(`${address}&sid=${sid}`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'text/plain;charset=UTF-8' },
    body: packet,
  });
  await reply.arrayBuffer();
  return reply.ok;
}
