// The documentation of the REST interface: valid, whole, and true under whatever is sent.

import { validate } from '@readme/openapi-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { OpenApiDocument } from '../../src/http/api/openapi/openapi-document.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';

let desk: TestDesk;
let document: OpenApiDocument;
beforeAll(async () => {
  desk = await startTestDesk();
  document = (await (await fetch(`${desk.url}/api/v1/openapi.json`)).json()) as OpenApiDocument;
});
afterAll(async () => desk[Symbol.asyncDispose]());

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const result = await validate(structuredClone(document) as never);
    expect(result).toMatchObject({ valid: true, warnings: [], specification: 'OpenAPI' });
  });

  it('is refused by the validator when it is not', async () => {
    const wrong = { ...document, paths: { '/x': { get: { responses: 'none' } } } };
    expect(await validate(wrong as never)).toMatchObject({ valid: false });
  });

  it('names every operation once, with what it needs and what may come back', () => {
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(operations.length).toBeGreaterThan(20);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const { description, responses } of operations) {
      expect(description).toMatch(/^Needs the permission `[\w:]+`\.$/);
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['400', '401', '403', 'default']));
    }
  });

  it('gives identifiers their form', () => {
    const { reply } = { reply: document.paths['/assistants']?.['get']?.responses['200']?.content };
    expect(JSON.stringify(reply)).toContain('"pattern":"^asst_[A-Za-z0-9]{1,59}$"');
  });
});

describe('the reference page', () => {
  it('shows every operation without anything from elsewhere', async () => {
    const response = await fetch(`${desk.url}/api/v1/reference`);
    expect(response.headers.get('content-type')).toContain('text/html');
    const html = await response.text();
    for (const methods of Object.values(document.paths)) {
      for (const { operationId } of Object.values(methods)) expect(html).toContain(`id="${operationId}"`);
    }
    const addresses = [...html.matchAll(/(?:src|href)="([^"#]+)/g)].map(([, address]) => address);
    expect(addresses).toEqual(['/sources/style.css', 'openapi.json']);
    expect(html).not.toContain('<script');
  });
});
