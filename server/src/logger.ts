// The log: constant messages with fields, as JSON lines on standard error.

import { pino, type DestinationStream, type Logger } from 'pino';

/** The levels that LOG_LEVEL may have. */
export const LOG_LEVELS = ['error', 'warn', 'info', 'debug', 'silent'] as const;

/** How much is logged. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Never in a log, wherever it may stand in a line's fields. */
const SECRET_FIELDS = ['token', 'authorization', 'cookie', 'apiKey', 'secret', 'text', 'password', 'auth'];

/**
 * What looks like a key wherever it stands. Services like to repeat a wrong one in their errors.
 * @source the beginnings of OpenAI's, Stripe's and our own keys, and RFC 6750 for the bearer
 */
const LOOKS_SECRET = /\b(?:[spr]k|whsec|ask)[-_][\w-]{8,}|\bBearer\s+[\w.~+/=-]{8,}/g;
/** A shorter secret would also strike out words that are none. */
const SECRET_CHARS_MIN = 6;

/** Where a log goes, and what must never get there. */
export interface LoggerOptions {
  /** Standard error unless given. */
  readonly destination?: DestinationStream;
  /** Struck out wherever they stand, also inside of what others say. */
  readonly secrets?: readonly string[];
}

/** Makes the log. Secrets and the words of conversations are struck out of its fields, and secrets out of every error. */
export function createLogger(level: LogLevel, options: LoggerOptions = {}): Logger {
  const { destination = pino.destination({ dest: 2, sync: true }), secrets = [] } = options;
  const paths = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  const known = secrets
    .filter(({ length }) => length >= SECRET_CHARS_MIN)
    .map((secret) => JSON.stringify(secret).slice(1, -1));
  const write = (line: string) => {
    const struck = known.reduce((text, secret) => text.replaceAll(secret, '***'), line);
    destination.write(struck.replaceAll(LOOKS_SECRET, '***'));
  };
  return pino({ level, base: null, redact: { paths, censor: '***' } }, { write });
}

export type { Logger } from 'pino';
