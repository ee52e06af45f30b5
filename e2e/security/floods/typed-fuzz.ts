// Calls of every event with wrong types: what is nearly right as well as what is nothing at all.

import { SOCKET_PATH, type Result } from '@frontdesk/contract';
import { agentEventSchemas, visitorEventSchemas } from '@frontdesk/contract/schemas';
import fc from 'fast-check';
import { io, type Socket } from 'socket.io-client';

/** A namespace with the events that it knows. */
export interface FuzzedNamespace {
  readonly namespace: '/visitor' | '/agent';
  readonly events: readonly string[];
}

/** Every event of the contract. */
export const FUZZED: readonly FuzzedNamespace[] = [
  { namespace: '/visitor', events: Object.keys(visitorEventSchemas) },
  { namespace: '/agent', events: Object.keys(agentEventSchemas) },
];

/** Strings that have broken something somewhere. */
const NAUGHTY = [
  '__proto__',
  'constructor',
  'toString',
  '$where',
  '{"$ne":null}',
  '../../../etc/passwd',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '\u0000',
  '\u202E',
  '\uFFFF',
  '\uD800',
  'ﷺ'.repeat(500),
  'Z͑ͫ̓'.repeat(200),
  '%00',
  'NaN',
  '9'.repeat(400),
];
/** Fields that events have, so that many calls are wrong in one place only. */
const FIELDS = [
  'conversationId',
  'clientMessageId',
  'text',
  'page',
  'afterSeq',
  'answer',
  'beforeSeq',
  'seq',
  'answerId',
  'offset',
  'rating',
  'isTyping',
  'token',
];
const NEARLY_RIGHT = ['conv_aaaaaaaaaaaaaaaaaaaaaa', 'msg_aaaaaaaaaaaaaaaaaaaaaa', 'hello', 0, 1, true, 'up'];

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...NEARLY_RIGHT) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...NAUGHTY) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(null, -1, 1e308, 2 ** 53, [], {}, '', [[]], { $ne: null }),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }) },
);
const object = fc.dictionary(fc.constantFrom(...FIELDS, ...NAUGHTY.slice(0, 4)), value, { maxKeys: 5 });

/** One call: an event with what is passed to it, and whether it asks for a reply. */
const callOf = (events: readonly string[]) =>
  fc.record({
    event: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...events) },
      { weight: 1, arbitrary: fc.constantFrom('nothing:known', '__proto__', 'constructor', '', 'error') },
    ),
    args: fc.oneof(
      { weight: 6, arbitrary: fc.tuple(object as fc.Arbitrary<unknown>) },
      { weight: 2, arbitrary: fc.tuple(value) },
      { weight: 1, arbitrary: fc.array(value, { maxLength: 3 }) },
    ),
    asks: fc.boolean(),
  });

/** What became of the calls. */
export interface FuzzFigures {
  readonly calls: number;
  /** How often each code came back; `ok` for a call that was none of the wrong ones after all. */
  readonly replies: ReadonlyMap<string, number>;
  /** Calls that asked for a reply and got none. */
  readonly unanswered: number;
}

const REPLY_LIMIT_MS = 10_000;

/** Connects as a program would. */
export async function connectRaw(
  url: string,
  { namespace, ...extra }: { readonly namespace: string; readonly auth?: object; readonly cookie?: string },
): Promise<Socket> {
  const { auth = {}, cookie } = extra;
  const extraHeaders = { origin: url, ...(cookie !== undefined && { cookie }) };
  const options = { path: SOCKET_PATH, auth, extraHeaders, transports: ['websocket'], forceNew: true };
  const socket = io(`${url}${namespace}`, { ...options, reconnection: false });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

/** Makes the calls, some at a time, over connections that are opened again whenever the desk has had enough of one. */
export async function fuzzEvents(
  open: () => Promise<Socket>,
  plan: { readonly events: readonly string[]; readonly count: number; readonly seed: number },
): Promise<FuzzFigures> {
  const calls = fc.sample(callOf(plan.events), { numRuns: plan.count, seed: plan.seed });
  const replies = new Map<string, number>();
  let unanswered = 0;
  let socket = await open();
  for (let begin = 0; begin < calls.length; begin += 50) {
    if (!socket.connected) socket = await open();
    const asked = calls.slice(begin, begin + 50).map(async ({ event, args, asks }) => {
      // The client itself keeps a few names to itself.
      if (event === 'error' || !asks) return void (event !== 'error' && socket.emit(event, ...args));
      const reply = await socket
        .timeout(REPLY_LIMIT_MS)
        .emitWithAck(event, ...args)
        .catch(() => undefined);
      const result = reply as Result<unknown> | undefined;
      if (result === undefined) unanswered += socket.connected ? 1 : 0;
      const code = result === undefined ? 'none' : result.ok ? 'ok' : result.error.code;
      replies.set(code, (replies.get(code) ?? 0) + 1);
    });
    await Promise.all(asked);
  }
  socket.disconnect();
  return { calls: calls.length, replies, unanswered };
}
