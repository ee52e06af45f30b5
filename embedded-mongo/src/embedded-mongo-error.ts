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

/**
 * Translates a failure of the system or of SQLite.
 *
 * @param code - such as `EACCES` or `SQLITE_BUSY`; anything unknown means `unavailable`
 * @param dataDir - the folder, for the sentence
 */
export function startError(code: string, dataDir: string, cause?: unknown): EmbeddedMongoError {
  const make = (kind: EmbeddedMongoErrorCode, message: string): EmbeddedMongoError =>
    new EmbeddedMongoError(kind, message, { cause });
  if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED') {
    return make(
      'locked',
      `Another process uses the data folder ${dataDir}: stop it, or start this one with another folder.`,
    );
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === '14031') {
    return make(
      'disk_full',
      `The disk of the data folder ${dataDir} is full: free some space and start again.`,
    );
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT') || code === '96') {
    return make(
      'corrupt',
      `The store file in ${dataDir} is damaged or from a newer version: put back a backup of the folder.`,
    );
  }
  if (
    [
      'EACCES',
      'EPERM',
      'EROFS',
      'ENOTDIR',
      'EEXIST',
      'SQLITE_CANTOPEN',
      'SQLITE_READONLY',
      'SQLITE_PERM',
    ].includes(code)
  ) {
    return make(
      'unreadable',
      `The data folder ${dataDir} cannot be read and written: check its owner and its permissions.`,
    );
  }
  return make(
    'unavailable',
    `The embedded store could not start in ${dataDir} (${code || 'unknown cause'}): start again, or set MONGODB_URI.`,
  );
}
