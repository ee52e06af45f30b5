// Reads WebSocket frames from a byte stream, as far as a proxy needs it.

/** A part of a stream that is passed on as a whole. */
export interface Frame {
  readonly bytes: Buffer;
  /** The words of a text frame; absent for everything else. */
  readonly text?: string;
}

const TEXT = 1;
const LENGTH_16_BITS = 126;
const LENGTH_64_BITS = 127;

/** @source RFC 6455, section 5.2: the base framing protocol */
function readFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined;
  const [first = 0, second = 0] = bytes;
  const short = second & 0x7f;
  const lengthBytes = short === LENGTH_16_BITS ? 2 : short === LENGTH_64_BITS ? 8 : 0;
  const maskBytes = second & 0x80 ? 4 : 0;
  const start = 2 + lengthBytes + maskBytes;
  if (bytes.length < start) return undefined;
  const length =
    lengthBytes === 0 ? short : lengthBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < start + length) return undefined;
  const whole = bytes.subarray(0, start + length);
  if ((first & 0x0f) !== TEXT) return { bytes: whole };
  const payload = Buffer.from(whole.subarray(start));
  if (maskBytes > 0) {
    const mask = bytes.subarray(start - maskBytes, start);
    for (let index = 0; index < length; index += 1) {
      payload[index] = (payload[index] ?? 0) ^ (mask[index % 4] ?? 0);
    }
  }
  return { bytes: whole, text: payload.toString('utf8') };
}

/** Makes a reader of one direction of a connection: first the HTTP head, then frames. What is no WebSocket is passed on as it comes. */
export function createFrameReader(): (chunk: Buffer) => readonly Frame[] {
  let rest = Buffer.alloc(0);
  let part: 'head' | 'frames' | 'other' = 'head';

  function readHead(): Frame | undefined {
    const end = rest.indexOf('\r\n\r\n') + 4;
    if (end < 4) return undefined;
    const bytes = rest.subarray(0, end);
    part = /upgrade: websocket/i.test(bytes.toString('latin1')) ? 'frames' : 'other';
    return { bytes };
  }

  function next(): Frame | undefined {
    if (part === 'head') return readHead();
    if (part === 'frames') return readFrame(rest);
    return rest.length > 0 ? { bytes: rest } : undefined;
  }

  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const frames: Frame[] = [];
    for (let frame = next(); frame; frame = next()) {
      frames.push(frame);
      rest = rest.subarray(frame.bytes.length);
    }
    return frames;
  };
}

/** Makes a text frame as a server sends it. The text must be shorter than 64 KiB. */
export function serverFrame(text: string): Buffer {
  const payload = Buffer.from(text, 'utf8');
  const isShort = payload.length < LENGTH_16_BITS;
  const head = Buffer.alloc(isShort ? 2 : 4);
  head[0] = 0x80 | TEXT;
  head[1] = isShort ? payload.length : LENGTH_16_BITS;
  if (!isShort) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}
