// What can go wrong when the store starts, in words for the person who started it.

/** Why the store could not start. */
export type EmbeddedMongoErrorCode = 'locked' | 'unreadable' | 'corrupt' | 'disk_full' | 'unavailable';

/** Says in one plain sentence what is wrong and what to do. */
export class EmbeddedMongoError extends Error {
  readonly code: EmbeddedMongoErrorCode;

  constructor(code: EmbeddedMongoErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedMongoError';
    this.code = code;
  }
}

/** Codes of the system, of SQLite and of our own errors, with what each means and the sentence about the folder. */
const CAUSES: readonly (readonly [RegExp, EmbeddedMongoErrorCode, (dataDir: string) => string])[] = [
  [
    /^SQLITE_(BUSY|LOCKED)$/,
    'locked',
    (dataDir) => `Another process uses the data folder ${dataDir}: stop it, or start with another folder.`,
  ],
  [
    /^(SQLITE_FULL|ENOSPC|14031)$/,
    'disk_full',
    (dataDir) => `The disk of the data folder ${dataDir} is full: free some space and start again.`,
  ],
  [
    /^(SQLITE_NOTADB|SQLITE_CORRUPT.*|96)$/,
    'corrupt',
    (dataDir) => `The store file in ${dataDir} is damaged or from a newer version: put back a backup.`,
  ],
  [
    /^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_PERM)$/,
    'unreadable',
    (dataDir) => `The data folder ${dataDir} cannot be read and written: check its owner and permissions.`,
  ],
];

/** Translates a failure of the system or of SQLite; any other means `unavailable`. */
export function startError(error: unknown, dataDir: string): EmbeddedMongoError {
  if (error instanceof EmbeddedMongoError) return error;
  const code = errorCode(error);
  const [, kind, sentence] = CAUSES.find(([pattern]) => pattern.test(code)) ?? [];
  if (kind && sentence) return new EmbeddedMongoError(kind, sentence(dataDir), { cause: error });
  const message = `The embedded store could not start in ${dataDir} (${code || 'unknown cause'}): start again, or set MONGODB_URI.`;
  return new EmbeddedMongoError('unavailable', message, { cause: error });
}

/** The code of a failure of the system or of SQLite, or the number of our own; empty when it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
