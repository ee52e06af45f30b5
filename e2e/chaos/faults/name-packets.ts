// Tells what a Socket.IO packet on the wire is about.

/** A packet that passes the proxy. */
export interface Packet {
  readonly from: 'client' | 'server';
  /** A `reply` is the ack of a `request`; an `event` expects none. */
  readonly type: 'request' | 'reply' | 'event';
  /** The event's name; for a reply, the name of what was asked. */
  readonly name: string;
  /** Connects a reply with its request. */
  readonly id: string;
  readonly namespace: string;
  /** The arguments as JSON. */
  readonly json: string;
  readonly bytes: Buffer;
}

/** @source https://socket.io/docs/v4/socket-io-protocol: `4` message, then `2` event or `3` ack, namespace, id, JSON array */
const PACKET = /^4([23])(\/[^,]*,)?(\d*)(\[.*)$/s;
const NAME = /^\["((?:[^"\\]|\\.)*)"/;

/** Makes a reader of the packets of one connection, which remembers what was asked. */
export function createPacketNamer(): (
  from: Packet['from'],
  frame: { readonly bytes: Buffer; readonly text?: string },
) => Packet | undefined {
  const asked = new Map<string, string>();
  return (from, { bytes, text }) => {
    const match = PACKET.exec(text ?? '');
    if (!match) return undefined;
    const [, kind, namespace = '', id = '', json = ''] = match;
    const packet = { from, id, json, bytes, namespace };
    if (kind === '3') return { ...packet, type: 'reply', name: asked.get(id) ?? '' };
    const name = NAME.exec(json)?.[1] ?? '';
    if (id === '') return { ...packet, type: 'event', name };
    asked.set(id, name);
    return { ...packet, type: 'request', name };
  };
}
