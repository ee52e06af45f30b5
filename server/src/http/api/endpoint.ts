// An address of the REST interface as data: what it needs, what it takes, what it gives. The router and the documentation are made from it.

import type { ApiScope, AssistantId } from '@frontdesk/contract';
import type { Request } from 'express';
import type { ZodType } from 'zod';

import type { Caller } from '../../access/caller.ts';
import { parsePayload } from '../../sockets/handle.ts';
import type { Method } from '../respond.ts';

/** The names between colons and slashes: `/assistants/:assistantId/documents` has `assistantId`. */
type ParamName<Path extends string> = Path extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer Following}`
    ? Name | ParamName<Following>
    : Rest
  : never;

/** The parts of the path by name. An assistant's id has been checked: it exists, and is the caller's to touch. */
export type PathParams<Path extends string> = {
  readonly [Name in ParamName<Path>]: Name extends 'assistantId' ? AssistantId : string;
};

/** What an address is given. */
export interface Call<Path extends string, Query, Body> {
  readonly caller: Caller;
  readonly params: PathParams<Path>;
  readonly query: Query;
  readonly body: Body;
  /** The request itself. The body of an address that takes a file is its bytes, or nothing when there are more than it takes. */
  readonly request: Request;
}

/** How an address is declared. */
export interface EndpointDefinition<Path extends string, Query, Body, Reply> {
  readonly method: Method;
  /** Under `/api/v1`, with `:name` for its variable parts. */
  readonly path: Path;
  readonly scope: ApiScope;
  /** One sentence in the imperative, for the documentation. */
  readonly summary: string;
  /** Absent: no parameter is accepted after `?`. */
  readonly query?: ZodType<Query>;
  /** Absent: no body is read; `bytes`: a file, which is in the request as it came. */
  readonly body?: ZodType<Body> | 'bytes';
  /** The most bytes of a body. Default: `DESK_LIMITS.packetMaxBytes`. */
  readonly bodyMaxBytes?: number;
  /** The form of the reply; absent: nothing is sent back, with status 204. */
  readonly reply?: ZodType<Reply>;
  /** Default: 200, or 204 without a reply. */
  readonly status?: number;
  readonly run: (call: Call<Path, Query, Body>) => Promise<Reply>;
}

/** A declared address. */
export interface Endpoint {
  readonly method: Method;
  readonly path: string;
  readonly scope: ApiScope;
  readonly summary: string;
  readonly query: ZodType | undefined;
  readonly body: ZodType | 'bytes' | undefined;
  readonly bodyMaxBytes: number | undefined;
  readonly reply: ZodType | undefined;
  readonly status: number;
  /** Parses what was sent, and answers. @throws {AppError} `invalid_payload` with what is wrong */
  readonly handle: (caller: Caller, request: Request) => Promise<unknown>;
}

/** Declares an address of the REST interface. */
export function endpoint<const Path extends string, Query = undefined, Body = undefined, Reply = void>(
  definition: EndpointDefinition<Path, Query, Body, Reply>,
): Endpoint {
  const { method, path, scope, summary, query, body, bodyMaxBytes, reply, run } = definition;
  return {
    method,
    path,
    scope,
    summary,
    query,
    body,
    bodyMaxBytes,
    reply,
    status: definition.status ?? (reply ? 200 : 204),
    handle: async (caller, request) =>
      run({
        caller,
        request,
        params: request.params as PathParams<Path>,
        query: (query ? parsePayload(query, request.query) : undefined) as Query,
        body: (body && body !== 'bytes' ? parsePayload(body, request.body) : undefined) as Body,
      }),
  };
}
