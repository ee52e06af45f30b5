// Every documented operation under whatever its schema allows or nearly allows: it never fails, and answers as documented.

import { inspect } from 'node:util';

import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { Agent, request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { OpenApiDocument, OpenApiOperation } from '../../src/http/api/openapi/openapi-document.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';
import { nearlyValuesOf } from './from-schema.ts';

/** Lets go of a waiting connection long before the desk does, so that no request meets one that is just being closed. */
const dispatcher = new Agent({ keepAliveTimeout: 500, keepAliveMaxTimeout: 500 });
/** How many operations are tried at a time: each waits for the store by itself. */
const LANES = 8;

const RUNS_PER_OPERATION = 25;
const TIMEOUT_MS = 300_000;

interface Documented {
  readonly path: string;
  readonly method: string;
  readonly operation: OpenApiOperation;
}
interface Sent {
  readonly url: string;
  readonly body: unknown;
}
interface Received {
  readonly status: number;
  /** Without its parameters. */
  readonly type: string;
  readonly text: string;
}

let desk: TestDesk;
let document: OpenApiDocument;
beforeAll(async () => {
  desk = await startTestDesk();
  document = (await (await fetch(`${desk.url}/api/v1/openapi.json`)).json()) as OpenApiDocument;
});
afterAll(async () => {
  await dispatcher.close();
  await desk[Symbol.asyncDispose]();
});

const ajv = new Ajv2020.default({ strict: false, allErrors: true });
addFormats.default(ajv);

/** @returns what is wrong with a reply, or an empty text */
function violation({ operation }: Documented, { status, type, text }: Received): string {
  if (status >= 500) return `status ${status}: ${text.slice(0, 300)}`;
  const documented = operation.responses[status] ?? operation.responses['default'];
  if (!documented?.content) return text === '' ? '' : 'a body where none is documented';
  const schema = documented.content[type]?.schema;
  if (!schema) return `content type ${type} with status ${status} is not documented`;
  const refersTo = schema['$ref'] === '#/components/schemas/Problem';
  const { schemas } = document.components as { readonly schemas: { readonly Problem: object } };
  const check = ajv.compile(refersTo ? schemas.Problem : schema);
  return check(JSON.parse(text)) ? '' : `${ajv.errorsText(check.errors)}: ${text.slice(0, 300)}`;
}

function requestsTo({ path, operation }: Documented): fc.Arbitrary<Sent> {
  const { parameters = [], requestBody } = operation;
  const parts = parameters.map(({ name, in: place, required, schema }) => {
    const usual = name === 'assistantId' ? fc.constant<unknown>(desk.assistant.id) : nearlyValuesOf(schema);
    const value =
      place === 'path' ? fc.oneof({ weight: 5, arbitrary: usual }, fc.string({ minLength: 1 })) : usual;
    return fc.tuple(fc.constant({ name, place }), required ? value : fc.option(value, { nil: undefined }));
  });
  const schema = requestBody?.content['application/json']?.schema;
  const body = schema ? nearlyValuesOf(schema) : requestBody ? fc.string() : fc.constant(undefined);
  return fc.tuple(fc.tuple(...parts), body).map(([values, sent]) => {
    const query = new URLSearchParams();
    let address = path;
    for (const [{ name, place }, value] of values) {
      if (value === undefined) continue;
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      if (place === 'query') query.append(name, text);
      // Nothing at all is another address, and a dot alone is taken for a folder by the client itself.
      else
        address = address.replace(
          `{${name}}`,
          /^\.{0,2}$/.test(text) ? 'x' : encodeURIComponent(text.toWellFormed()),
        );
    }
    return { url: `${desk.url}/api/v1${address}${query.size > 0 ? `?${query.toString()}` : ''}`, body: sent };
  });
}

async function send({ method }: Documented, { url, body }: Sent): Promise<Received> {
  const { statusCode, headers, ...reply } = await request(url, {
    method: method.toUpperCase() as 'GET',
    dispatcher,
    headers: { authorization: `Bearer ${desk.secrets[1]}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const [type = ''] = String(headers['content-type'] ?? '').split(';');
  return { status: statusCode, type, text: await reply.body.text() };
}

function allOperations(): readonly Documented[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
}

/** Sends an operation all that its schema allows and nearly allows. @returns whether some of it was accepted, and what is wrong */
async function tryOperation(each: Documented): Promise<{ isAccepted: boolean; wrong: string[] }> {
  let isAccepted = false;
  const check = async (sent: Sent) => {
    const received = await send(each, sent);
    isAccepted ||= received.status < 300;
    const found = violation(each, received);
    if (found) throw new Error(found);
  };
  const { failed, counterexample, errorInstance } = await fc.check(
    fc.asyncProperty(requestsTo(each), check),
    { numRuns: RUNS_PER_OPERATION, endOnFailure: true },
  );
  const said = `${each.operation.operationId} ${JSON.stringify(counterexample)} ${inspect(errorInstance)}`;
  return { isAccepted, wrong: failed ? [said] : [] };
}

describe('the REST interface', () => {
  it(
    'never fails, and answers every documented operation as documented',
    async () => {
      const accepted = new Set<string>();
      const wrong: string[] = [];
      const waiting = allOperations().values();
      await Promise.all(
        Array.from({ length: LANES }, async () => {
          for (const each of waiting) {
            const found = await tryOperation(each);
            if (found.isAccepted) accepted.add(each.operation.operationId);
            wrong.push(...found.wrong);
          }
        }),
      );
      expect(wrong).toEqual([]);
      // A fuzz that is always refused shows nothing: many operations must have been accepted.
      expect(accepted.size).toBeGreaterThan(allOperations().length / 3);
    },
    TIMEOUT_MS,
  );

  it('is found out when it answers otherwise', () => {
    const [assistants] = allOperations().filter(
      ({ path, method }) => path === '/assistants' && method === 'get',
    );
    if (!assistants) throw new Error('not documented');
    const type = 'application/json';
    const says = (status: number, text: string) => violation(assistants, { status, type, text });
    expect(says(200, '{"items":[],"nextCursor":null}')).toBe('');
    expect(says(200, '{"items":[{"id":"x"}],"nextCursor":null}')).not.toBe('');
    expect(says(200, '{"items":[],"nextCursor":null,"secret":1}')).not.toBe('');
    expect(says(500, '{}')).not.toBe('');
    expect(says(418, '{}')).not.toBe('');
  });
});
