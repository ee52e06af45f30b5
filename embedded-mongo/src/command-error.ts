// The one error a command may end with: a code of MongoDB's own table, and what a driver needs beside it.

/**
 * The codes that this server answers with, by the name that drivers print.
 * @source https://github.com/mongodb/mongo/blob/v7.0/src/mongo/base/error_codes.yml
 */
export const ERROR_CODES = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  IllegalOperation: 20,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  OperationFailed: 96,
  CannotIndexParallelArrays: 171,
  TransactionTooOld: 225,
  NotImplemented: 238,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  OutOfDiskSpace: 14031,
  Location31324: 31324,
  Location40415: 40415,
  Location40324: 40324,
} as const;

/** The name of an error code. */
export type ErrorName = keyof typeof ERROR_CODES;

/** Carries a failed command to the client. Anything else that is thrown is answered as `InternalError`. */
export class CommandError extends Error {
  readonly codeName: string;
  readonly code: number;
  /** Further fields of the reply, such as `keyPattern` of a duplicate key. */
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(codeName: ErrorName, message: string, fields: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'CommandError';
    this.codeName = codeName;
    this.code = ERROR_CODES[codeName];
    this.fields = fields;
  }
}

/** Says that a feature, as MongoDB's manual names it, is left out on purpose, and which server has it. */
export function notImplemented(feature: string): CommandError {
  return new CommandError(
    'NotImplemented',
    `${feature} is not part of the embedded store. Set MONGODB_URI to a MongoDB server if you need it.`,
  );
}

/** Makes the error for a value of the wrong kind in a command, filter or update. */
export function badValue(message: string): CommandError {
  return new CommandError('BadValue', message);
}

/** Makes the error for a text that has the wrong shape, such as an unknown option. */
export function failedToParse(message: string): CommandError {
  return new CommandError('FailedToParse', message);
}
