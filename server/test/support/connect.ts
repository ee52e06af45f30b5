// Real Socket.IO clients, typed by the contract.

import {
  AGENT_NAMESPACE,
  SOCKET_PATH,
  VISITOR_NAMESPACE,
  type AgentToServer,
  type Result,
  type ServerToAgent,
  type ServerToVisitor,
  type VisitorToServer,
  type WireError,
} from '@frontdesk/contract';
import { io, type Socket } from 'socket.io-client';

import { SITE_ORIGIN } from './start-test-desk.ts';

/** A visitor's connection. */
export type VisitorSocket = Socket<ServerToVisitor, VisitorToServer>;
/** An agent's connection. */
export type AgentSocket = Socket<ServerToAgent, AgentToServer>;

const WAIT_LIMIT_MS = 25_000;
const POLL_MS = 10;

/** @throws {WireError} the refusal, when the desk does not let the connection in */
async function opened<S extends { once: Socket['once'] }>(socket: S): Promise<S> {
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', (error: Error & { readonly data?: WireError }) => {
      reject(error.data ?? error);
    });
  });
}

/** Connects as a browser on the customer's website would. */
export async function connectVisitor(
  url: string,
  token: string,
  extra: {
    readonly origin?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly transports?: ('polling' | 'websocket')[];
  } = {},
): Promise<VisitorSocket> {
  const { origin = SITE_ORIGIN, transports = ['websocket'] } = extra;
  const extraHeaders = { origin, ...extra.headers };
  const options = { path: SOCKET_PATH, auth: { token }, extraHeaders, transports };
  return opened(io(`${url}${VISITOR_NAMESPACE}`, { ...options, reconnection: false, forceNew: true }));
}

/** Connects as the console would. */
export async function connectAgent(url: string, cookie: string, origin: string = url): Promise<AgentSocket> {
  const options = { path: SOCKET_PATH, extraHeaders: { origin, cookie }, transports: ['websocket'] };
  return opened(io(`${url}${AGENT_NAMESPACE}`, { ...options, reconnection: false, forceNew: true }));
}

/** @returns what an ack carries. @throws when it carries a refusal */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

/** Waits until a condition holds. @throws after 25 s */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + WAIT_LIMIT_MS;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`this never came true: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
