// Kills the desk at a chosen moment, seen from outside: by what passes the proxy.

import type { Random } from '../desk/random.ts';
import { pause } from '../desk/until.ts';
import type { FaultProxy, Watcher } from './fault-proxy.ts';
import type { Packet } from './name-packets.ts';
import { serverFrame } from './websocket-frames.ts';

/** The moments at which a crash could cost a message. */
export const AIMS = [
  'before the write',
  'after the write, before the ack',
  'mid-stream',
  'mid-resume',
] as const;

/** One of the moments. */
export type Aim = (typeof AIMS)[number];

/** What happens at the moment: the packet still passes or not, and how long the desk goes on. */
interface Shot {
  readonly verdict: ReturnType<Watcher>;
  readonly afterMs: number;
}

const isSendReply = ({ type, name, json }: Packet) =>
  type === 'reply' && name === 'message:send' && json.startsWith('[{"ok":true');

/** @returns what to do when this packet is the moment, `undefined` when it is not */
function shotAt(aim: Aim, packet: Packet, random: Random): Shot | undefined {
  const { type, name } = packet;
  switch (aim) {
    case 'before the write': {
      if (type !== 'request' || name !== 'message:send') return undefined;
      const isHeld = random.between(0, 1) === 0;
      return { verdict: isHeld ? 'drop' : 'pass', afterMs: isHeld ? 0 : random.between(0, 3) };
    }
    case 'after the write, before the ack':
      return isSendReply(packet) ? { verdict: 'drop', afterMs: 0 } : undefined;
    case 'mid-stream':
      if (type !== 'event' || name !== 'answer:delta') return undefined;
      return { verdict: 'pass', afterMs: random.between(0, 300) };
    case 'mid-resume': {
      if (name !== 'conversation:resume') return undefined;
      if (type === 'request') return { verdict: 'pass', afterMs: random.between(0, 5) };
      return { verdict: random.pick(['pass', 'drop']), afterMs: 0 };
    }
  }
}

/** Where to shoot, and with what. */
export interface Shooting {
  readonly proxy: FaultProxy;
  readonly random: Random;
  /** Ends the desk; begins before it returns. */
  readonly kill: () => Promise<void>;
  /** How many such moments to let pass. */
  readonly skip: number;
  /** How long to wait for the moment; then nothing is killed. */
  readonly limitMs: number;
}

/**
 * Kills the desk at such a moment.
 * @returns whether it was hit, when the desk is dead
 */
export async function killAt(aim: Aim, { proxy, random, kill, skip, limitMs }: Shooting): Promise<boolean> {
  let passed = 0;
  let death: Promise<void> | undefined;
  const shoot = async (afterMs: number) => {
    if (afterMs > 0) await pause(afterMs);
    await kill();
  };
  const hit = new Promise<void>((resolve) => {
    const stop = proxy.watch((packet) => {
      const shot = death ? undefined : shotAt(aim, packet, random);
      if (!shot) return 'pass';
      passed += 1;
      if (passed <= skip) return 'pass';
      death = shoot(shot.afterMs);
      stop();
      resolve();
      return shot.verdict;
    });
    setTimeout(() => {
      stop();
      resolve();
    }, limitMs).unref();
  });
  await hit;
  await death;
  return death !== undefined;
}

/**
 * Makes the proxy answer like a desk that acknowledges before it writes: the receipt goes out at once, the message reaches the desk later.
 * @returns a function that ends this
 */
export function acknowledgeEarly(proxy: FaultProxy, writeAfterMs: number): () => void {
  let forged = 0;
  return proxy.watch((packet, link) => {
    if (packet.name !== 'message:send') return 'pass';
    if (packet.type !== 'request') return 'drop';
    forged += 1;
    const receipt = {
      messageId: `msg_early${forged}`,
      seq: 2 ** 30 + forged,
      createdAt: '',
      duplicate: false,
    };
    const reply = JSON.stringify([{ ok: true, value: receipt }]);
    link.toClient(serverFrame(`43${packet.namespace}${packet.id}${reply}`));
    setTimeout(() => link.toServer(packet.bytes), writeAfterMs).unref();
    return 'drop';
  });
}
