// The log: constant messages with fields, as JSON lines on standard error.

import { pino, type DestinationStream, type Logger } from 'pino';

/** The levels that LOG_LEVEL may have. */
export const LOG_LEVELS = ['error', 'warn', 'info', 'debug', 'silent'] as const;

/** How much is logged. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Never in a log, wherever it may stand in a line's fields. */
const SECRET_FIELDS = ['token', 'authorization', 'cookie', 'apiKey', 'secret', 'text', 'password', 'auth'];

/**
 * Makes the log. Secrets and the words of conversations are struck out of its fields.
 * @param destination where the lines go; standard error unless given
 */
export function createLogger(
  level: LogLevel,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  const paths = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  return pino({ level, base: null, redact: { paths, censor: '***' } }, destination);
}

export type { Logger } from 'pino';
