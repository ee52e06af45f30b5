// Lists over REST: whole where an owner sets them up by hand, and page by page for whoever asks.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { callApi } from './support/call-api.ts';
import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

const AT = '/assistants/asst_test';
/** Each list, and what adds an entry to it. The team has two people from the start. */
const LISTS: readonly (readonly [path: `/${string}`, add: ((n: number) => object) | undefined])[] = [
  ['/agents', undefined],
  ['/assistants', (n) => ({ name: `Assistant ${n}`, greeting: 'Hello', starters: [] })],
  ['/keys', (n) => ({ name: `Key ${n}`, scopes: ['ask'] })],
  ['/offers', (n) => ({ name: `Offer ${n}`, signupUrl: 'https://shop.example/join' })],
  [`${AT}/sources`, (n) => ({ kind: 'url', name: `Page ${n}`, location: `https://shop.example/${n}` })],
  [`${AT}/golden-questions`, (n) => ({ question: `Question ${n}?`, expect: 'must escalate' })],
  [`${AT}/identity-keys`, () => ({})],
];

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(async () => desk[Symbol.asyncDispose]());

interface Page {
  readonly items: readonly { readonly id: string }[];
  readonly nextCursor: string | null;
}
const api = async <Body>(address: Parameters<typeof callApi>[1], body?: object) =>
  callApi<Body>(desk, address, { token: desk.secrets[1], ...(body && { body }) });

describe.each(LISTS)('the list %s', (path, add) => {
  it('comes whole without a limit, and in pages that make up the same with one', async () => {
    for (const n of add ? [1, 2] : []) {
      const { status, body } = await api(`POST ${path}`, add?.(n));
      expect([status, body]).toEqual([201, expect.anything()]);
    }
    const { body: whole } = await api<Page>(`GET ${path}`);
    expect(whole.items.length).toBeGreaterThan(1);
    expect(whole.nextCursor).toBeNull();
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body: page }: { readonly body: Page } = await api<Page>(
        `GET ${path}?limit=1${cursor && `&cursor=${cursor}`}`,
      );
      expect(page.items).toHaveLength(1);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(ids).toEqual(whole.items.map(({ id }) => id));
  });

  it('refuses a limit that is none', async () => {
    expect((await api(`GET ${path}?limit=0`)).status).toBe(400);
    expect((await api(`GET ${path}?limit=201`)).status).toBe(400);
  });
});

it('the list of documents refuses a cursor that it can’t have given', async () => {
  const { status, body } = await api(`GET ${AT}/documents?cursor=%16%F0%9F%8E%88`);
  expect([status, body]).toMatchObject([
    400,
    { details: ['cursor: must be the “nextCursor” of the page before'] },
  ]);
});
