// What may be asked of each address, and what comes back: read from the generated table.

import type { FileBody } from './file-body.ts';
import type { Operations } from './operations/index.ts';

/** The methods of the REST interface. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What goes with every call, beside what the address itself takes. */
export interface CallOptions {
  /** Ends the call. What the desk had begun by then may still be done. */
  readonly signal?: AbortSignal;
  /** How long one try may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** Your own name for a request that changes something; a new one by default. Give it when you may send the same request again yourself. */
  readonly idempotencyKey?: string;
}

type OperationName = keyof Operations;

/** The addresses that answer to a method. */
export type PathsOf<M extends Method> = {
  [Name in OperationName]: Name extends `${M} ${infer Path}` ? Path : never;
}[OperationName];

/** The operation at an address. */
export type OperationAt<M extends Method, Path extends string> = `${M} ${Path}` extends OperationName
  ? Operations[`${M} ${Path}`]
  : never;

/** What comes back. */
export type ReplyOf<Operation> = Operation extends { readonly reply: infer Reply } ? Reply : never;

/** What an operation takes: the parts of its path, what follows `?`, its body. */
export type InputOf<Operation> = Omit<Operation, 'reply'> & CallOptions & FileOptions<Operation>;

type FileOptions<Operation> = Operation extends { readonly body: FileBody }
  ? {
      /** What kind of file it is, such as `text/markdown`. */
      readonly contentType?: string;
    }
  : unknown;

/** The arguments after the path: none are needed where nothing is. */
export type Arguments<Operation> =
  Partial<InputOf<Operation>> extends InputOf<Operation>
    ? [input?: InputOf<Operation>]
    : [input: InputOf<Operation>];

/** The addresses that give a list page by page. */
export type ListPaths = {
  [Path in PathsOf<'GET'>]: ReplyOf<OperationAt<'GET', Path>> extends {
    readonly items: readonly unknown[];
    readonly nextCursor: string | null;
  }
    ? Path
    : never;
}[PathsOf<'GET'>];

/** One entry of a list. */
export type ItemOf<Path extends string> =
  ReplyOf<OperationAt<'GET', Path>> extends { readonly items: readonly (infer Item)[] } ? Item : never;
