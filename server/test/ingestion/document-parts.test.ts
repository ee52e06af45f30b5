// Documents over REST: found by their titles, seen passage by passage, given as a form, and named by golden questions.

import type { DocumentOutcomes, DocumentPassage, DocumentSummary, Problem } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { callApi } from '../support/call-api.ts';
import { createDeskWriter } from '../support/desk-writer.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';

const started: TestDesk[] = [];
let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({
    writer: createDeskWriter(() => {
      const [known] = started;
      if (!known) throw new Error('not started');
      return known.stores;
    }),
  });
  started.push(desk);
  await call('POST', '/documents', {
    documents: [
      { key: 'a', content: '# Returning a kayak\n\nA kayak can be returned within 30 days.' },
      {
        key: 'b',
        content: '# Kayak courses (C++)\n\nCourses begin in May.\n\n## Prices\n\nA course costs 80 euros.',
      },
      {
        key: 'c',
        content: '# Bicycles\n\nBicycles are repaired on Mondays.',
        url: 'https://shop.example/help/bicycles/',
      },
    ],
  });
});
afterAll(async () => desk[Symbol.asyncDispose]());

const call = async <Body>(method: 'GET' | 'POST', path: string, body?: unknown) =>
  callApi<Body>(desk, `${method} /assistants/asst_test${path}`, {
    token: desk.secrets[1],
    ...(body !== undefined && { body }),
  });
interface Documents {
  readonly items: readonly DocumentSummary[];
  readonly nextCursor: string | null;
}
const search = async (title: string, more = '') =>
  (await call<Documents>('GET', `/documents?title=${encodeURIComponent(title)}${more}`)).body;
const titles = async (words: string) => (await search(words)).items.map(({ title }) => title);

describe('a search by title', () => {
  it('finds all words in any order, large or small, and takes signs for what they are', async () => {
    expect(await titles('kayak')).toEqual(['Returning a kayak', 'Kayak courses (C++)']);
    expect(await titles(' COURSES  kay ')).toEqual(['Kayak courses (C++)']);
    expect(await titles('(c++)')).toEqual(['Kayak courses (C++)']);
    expect(await titles('k.yak')).toEqual([]);
    expect(await titles('.*')).toEqual([]);
    expect(await titles('e-mail \\ ^$ [x] {1} /')).toEqual([]);
    expect(await titles('')).toHaveLength(3);
  });

  it('goes on from page to page', async () => {
    const first = await search('kayak', '&limit=1');
    const next = await search('kayak', `&limit=1&cursor=${first.nextCursor}`);
    expect([...first.items, ...next.items].map(({ title }) => title)).toEqual(await titles('kayak'));
    expect(next.nextCursor).toBeNull();
  });
});

describe('the passages of a document', () => {
  it('are listed in their order, with where a citation of each leads', async () => {
    const id = (await search('courses')).items[0]?.id ?? '';
    const { body } = await call<{ items: readonly DocumentPassage[] }>('GET', `/documents/${id}/passages`);
    expect(body.items.map(({ headingPath, text }) => [headingPath, text])).toEqual([
      [[], 'Courses begin in May.'],
      [['Prices'], 'A course costs 80 euros.'],
    ]);
    const last = body.items[1];
    expect(last?.url).toBe(
      `${desk.url}/sources/${id}?passage=${last?.start}-${last?.end}&version=${/version=(\w+)/.exec(last?.url ?? '')?.[1]}#prices`,
    );
    expect((await fetch(last?.url ?? '')).status).toBe(200);
    expect((await call('GET', '/documents/doc_unknown/passages')).status).toBe(404);
  });
});

const send = async (form: FormData, query = '') => {
  const response = await fetch(`${desk.url}/api/v1/assistants/asst_test/documents/upload${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.secrets[1]}` },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as DocumentOutcomes & Problem };
};
const file = (text: string, type = '') => new Blob([text], { type });

describe('a form of files', () => {
  it('makes a document of each, and says of each what became of it', async () => {
    const form = new FormData();
    form.append('files', file('# One\n\nThe first text.'), 'one.md');
    form.append('files', file('<h1>Two</h1><p>The second text.</p>', 'text/html'), 'two.html');
    form.append('files', file('MZ\u0000'), 'three.exe');
    form.append('note', 'no file');
    const { status, body } = await send(form);
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { ok: true, key: 'one.md', title: 'One' },
      { ok: true, key: 'two.html', title: 'Two' },
      { ok: false, key: 'three.exe' },
    ]);
  });

  it('with one file takes what is said of it', async () => {
    const form = new FormData();
    form.append('file', file('Text without a title.'), 'x.md');
    const { body } = await send(form, '?key=named&title=Named');
    expect(body.items).toMatchObject([{ ok: true, key: 'named', title: 'Named' }]);
  });

  it('is refused when it holds no file, can’t be read, or has no name where there is no form', async () => {
    const form = new FormData();
    form.append('note', 'no file');
    expect((await send(form)).body.details).toEqual(['payload: the form has no file']);
    const broken = await fetch(`${desk.url}/api/v1/assistants/asst_test/documents/upload`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${desk.secrets[1]}`,
        'content-type': 'multipart/form-data; boundary=x',
      },
      body: 'no form',
    });
    expect(((await broken.json()) as Problem).details).toEqual(['payload: cannot be read as a form']);
    expect((await call<Problem>('POST', '/documents/upload', {})).body.details).toEqual(['name: is missing']);
  });
});

describe('a golden question', () => {
  it('names a page by its plain address, wherever its citations lead', async () => {
    const expectations = [
      ['cites https://shop.example/help/bicycles/', true],
      ['cites https://shop.example/help/bicycles', true],
      ['cites https://shop.example/help/bicycle', false],
    ] as const;
    for (const [expect] of expectations) {
      await call('POST', '/golden-questions', { question: 'When are bicycles repaired?', expect });
    }
    const run = await call<{ results: readonly { expect: string; ok: boolean }[] }>(
      'POST',
      '/golden-questions/run',
    );
    const got = Object.fromEntries(run.body.results.map(({ expect, ok }) => [expect, ok]));
    expect(got).toEqual(Object.fromEntries(expectations));
  });
});
