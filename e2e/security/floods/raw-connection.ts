// Bytes on a connection, as no browser would send them.

import { connect, type Socket } from 'node:net';

import { SOCKET_PATH } from '@frontdesk/contract';

/** A connection that counts for nothing but itself. */
export interface RawConnection {
  readonly socket: Socket;
  /** Resolves when the other end has closed it, to how long it was open, in milliseconds. */
  readonly closed: Promise<number>;
  readonly isClosed: () => boolean;
  /** What came back so far. */
  readonly received: () => string;
}

/** Opens a connection. It never fails: an end that comes early is what is looked for. */
export async function openRaw(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const begin = performance.now();
  let text = '';
  socket.on('error', () => undefined);
  socket.on('data', (data) => {
    if (text.length < 4_096) text += data.toString('latin1');
  });
  const closed = new Promise<number>((resolve) => {
    socket.once('close', () => resolve(performance.now() - begin));
  });
  await new Promise<void>((resolve) => {
    socket.once('connect', resolve);
    socket.once('close', () => resolve());
  });
  return { socket, closed, isClosed: () => socket.closed, received: () => text };
}

/** Opens a WebSocket of the desk's transport by hand. */
export async function openRawWebSocket(url: string, address?: string): Promise<RawConnection> {
  const connection = await openRaw(url);
  const lines = [
    `GET ${SOCKET_PATH}/?EIO=4&transport=websocket HTTP/1.1`,
    `Host: ${new URL(url).host}`,
    `Origin: ${url}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ...(address === undefined ? [] : [`X-Forwarded-For: ${address}`]),
  ];
  connection.socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  await new Promise<void>((resolve) => {
    connection.socket.once('data', () => resolve());
    connection.socket.once('close', () => resolve());
  });
  return connection;
}

const CONTINUATION = 0;
const TEXT = 1;
const LAST = 0x80;

/**
 * Makes one frame of a client. Its mask is zero, so that the payload stands in it as it is.
 * @source RFC 6455, section 5.2: the base framing protocol
 */
export function frame(
  payload: string,
  part: { readonly isFirst: boolean; readonly isLast: boolean },
): Buffer {
  const bytes = Buffer.from(payload);
  const head = (part.isFirst ? TEXT : CONTINUATION) | (part.isLast ? LAST : 0);
  const length =
    bytes.length < 126
      ? Buffer.from([head, 0x80 | bytes.length])
      : Buffer.from([head, 0x80 | 126, bytes.length >> 8, bytes.length & 0xff]);
  return Buffer.concat([length, Buffer.alloc(4), bytes]);
}
