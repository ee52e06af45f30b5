// The client's types and the desk's documentation are the same, operation by operation.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { createFrontdesk, FrontdeskError } from '@frontdesk/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { OpenApiDocument } from '../../server/src/http/api/openapi/openapi-document.ts';
import { startTestDesk, type TestDesk } from '../../server/test/support/start-test-desk.ts';
import { schemaToType } from './generate/schema-to-type.ts';
import { writeOperations } from './generate/write-operations.ts';

const FOLDER = join(import.meta.dirname, '..', 'src', 'operations');

let desk: TestDesk;
let document: OpenApiDocument;
beforeAll(async () => {
  desk = await startTestDesk();
  document = (await (await fetch(`${desk.url}/api/v1/openapi.json`)).json()) as OpenApiDocument;
});
afterAll(async () => desk[Symbol.asyncDispose]());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type AnyCall = (path: string, input: object) => Promise<unknown>;

describe('the table of operations', () => {
  it('is what the OpenAPI document says; run this test with -u after a change of the interface', async () => {
    const files = await writeOperations(document);
    expect(Object.keys(files).length).toBeGreaterThan(3);
    for (const [name, text] of Object.entries(files)) {
      await expect(text).toMatchFileSnapshot(join(FOLDER, name));
    }
    expect(readdirSync(FOLDER).filter((name) => !(name in files))).toEqual([]);
  });

  it('would be another one after any change of a form', async () => {
    const before = await writeOperations(document);
    const changed = structuredClone(document) as unknown as Record<string, never>;
    const text = JSON.stringify(changed).replace('"history"', '"past"');
    expect(await writeOperations(JSON.parse(text) as OpenApiDocument)).not.toEqual(before);
  });
});

describe('every documented operation', () => {
  it('is reached at its address, with its method', async () => {
    const reached: string[] = [];
    const client = createFrontdesk({
      url: 'https://desk.example/',
      fetch: async (url, { method }) => {
        reached.push(`${method} ${new URL(url).pathname}`);
        return new Response(null, { status: 204 });
      },
    });
    for (const { path, method, operation } of operations()) {
      const params = Object.fromEntries((operation.parameters ?? []).map(({ name }) => [name, `a ${name}`]));
      await (client[method as Method] as unknown as AnyCall)(path, { params });
    }
    const expected = operations().map(({ path, method }) => {
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(`a ${name}`));
      return `${method.toUpperCase()} /api/v1${filled}`;
    });
    expect(expected.length).toBeGreaterThan(60);
    expect(reached).toEqual(expected);
  });

  it('that reads answers the client of a running desk', async () => {
    const client = createFrontdesk({ url: desk.url, key: desk.secrets[1] });
    const readable = operations().filter(
      ({ path, method }) => method === 'get' && !/\{(?!assistantId)/.test(path),
    );
    expect(readable.length).toBeGreaterThan(15);
    for (const { path } of readable) {
      const reply = await (client.get as unknown as AnyCall)(path, {
        params: { assistantId: desk.assistant.id },
      });
      expect(reply).toBeTypeOf('object');
    }
    const missing = client.get('/assistants/{assistantId}/jobs/{jobId}', {
      params: { assistantId: desk.assistant.id, jobId: 'job_none' },
    });
    await expect(missing).rejects.toThrow(FrontdeskError);
  });
});

describe('a type', () => {
  it.each([
    [{ type: ['string', 'null'] }, 'string | null'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, 'readonly ("a" | "b")[]'],
    [{ type: 'object', properties: { a: {} }, required: ['a'] }, '{ readonly a: unknown; }'],
    [{ anyOf: [{ const: true }, { type: 'integer' }] }, 'true | number'],
    [{ type: 'object', additionalProperties: { type: 'number' } }, '{ readonly [name: string]: number }'],
  ])('of %j is %s', (schema, type) => {
    expect(schemaToType(schema)).toBe(type);
  });

  it('is refused for what the writer does not understand, rather than guessed', () => {
    expect(() => schemaToType({ if: {}, type: 'string' })).toThrow('not understood: if');
  });
});
