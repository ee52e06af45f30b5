// Documents over REST, as programs push them: partial results, uploads of every kind, and what becomes of them.

import type { DocumentDetail, DocumentOutcomes, DocumentSummary } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { passageUrl } from '../../src/http/passage-url.ts';
import { callApi, type ApiReply } from '../support/call-api.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';
import { docxParagraph, makeDocx, makePdf } from './make-files.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(async () => desk[Symbol.asyncDispose]());

const token = () => desk.secrets[1] ?? '';
const base = () => `/assistants/${desk.assistant.id}/documents`;

async function push(...documents: unknown[]): Promise<ApiReply<DocumentOutcomes>> {
  return callApi(desk, `POST ${base()}` as 'POST /', { token: token(), body: { documents } });
}

async function upload(
  name: string,
  body: Uint8Array,
  query = '',
  contentType = '',
): Promise<DocumentOutcomes> {
  const path = `${desk.url}/api/v1${base()}/upload?name=${encodeURIComponent(name)}${query}`;
  const headers = { authorization: `Bearer ${token()}`, ...(contentType && { 'content-type': contentType }) };
  const response = await fetch(path, { method: 'POST', headers, body: Buffer.from(body) });
  expect(response.status).toBe(200);
  return (await response.json()) as DocumentOutcomes;
}

async function bestPassage(question: string, audience?: readonly string[]) {
  const { passages } = await desk.knowledge.retrieve({
    assistantId: desk.assistant.id,
    question,
    limit: 1,
    ...(audience && { audience }),
  });
  return passages[0];
}

describe('pushed documents', () => {
  it('are answered from at once, and cited at their own address', async () => {
    const { status, body } = await push({
      key: 'shipping',
      content: '# Shipping\n\n## Costs\n\nA flamingo costs - with tax, always - five euros to ship.',
      url: 'https://shop.example/help/shipping',
    });
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { ok: true, key: 'shipping', title: 'Shipping', change: 'added', warnings: [] },
    ]);
    const passage = await bestPassage('What does it cost to ship a flamingo?');
    expect(passage?.headingPath).toEqual(['Costs']);
    expect(passage && passageUrl(desk.url, passage)).toBe(
      'https://shop.example/help/shipping#:~:text=A%20flamingo%20costs%20%2D%20with%20tax%2C%20always%20%2D',
    );
  });

  it('are cited on the desk when their owner wants it so', async () => {
    await push({
      key: 'walrus',
      content: 'A walrus ships free.',
      url: 'https://shop.example/w',
      cite: 'desk',
    });
    const passage = await bestPassage('How does a walrus ship?');
    expect(passage && passageUrl(desk.url, passage)).toMatch(
      `${desk.url}/sources/${passage?.documentId}?passage=`,
    );
  });

  it('are replaced by the same key, and left alone when they are the same', async () => {
    const pushed = { key: 'hours', content: 'The zoo opens at nine.' };
    const [first] = (await push(pushed)).body.items;
    const [again] = (await push(pushed)).body.items;
    const [changed] = (await push({ ...pushed, content: 'The zoo opens at ten.' })).body.items;
    expect([first, again, changed].map((each) => each?.ok && each.change)).toEqual([
      'added',
      'unchanged',
      'updated',
    ]);
    expect(changed).toMatchObject({ id: first?.ok && first.id });
    expect((await bestPassage('When does the zoo open?'))?.text).toBe('The zoo opens at ten.');
  });

  it('each have an outcome: a broken one names its reason, the others are taken', async () => {
    const { status, body } = await push(
      { key: 'good', content: 'A good document about penguins.' },
      { key: 'empty', content: '' },
      { key: 'form', content: 'x', colour: 'red' },
      { content: 'no key' },
      'no document',
      { key: 'big', content: 'x '.repeat(5_500_000) },
      { key: 'table', content: 'question,answer\nWho?,\n', format: 'csv' },
      { key: 'page', content: '<h1>Otters</h1><p>Otters hold hands.</p>', format: 'html' },
    );
    expect(status).toBe(200);
    expect(body.items.map(({ key, ok }) => [key, ok])).toEqual([
      ['good', true],
      ['empty', false],
      ['form', false],
      ['#4', false],
      ['#5', false],
      ['big', false],
      ['table', false],
      ['page', true],
    ]);
    for (const each of body.items) if (!each.ok) expect(each.reason).toMatch(/^It .+\.$/s);
    expect((await bestPassage('What do otters hold?'))?.title).toBe('Otters');
  });

  it('for an audience are found by nobody else', async () => {
    await push({ key: 'secret', content: 'The hidden discount is half a zebra.', audience: ['gold'] });
    expect((await bestPassage('hidden discount zebra'))?.text ?? '').not.toContain('zebra');
    expect((await bestPassage('hidden discount zebra', ['gold']))?.text).toContain('zebra');
  });

  it('come at most a hundred at once', async () => {
    const documents = Array.from({ length: 101 }, (_, i) => ({ key: `k${i}`, content: 'x' }));
    expect((await push(...documents)).status).toBe(400);
    expect((await push()).status).toBe(400);
  });
});

describe('uploaded files', () => {
  it.each([
    ['guide.md', Buffer.from('# Guide\n\nThe guide knows ocelots.'), 'ocelots'],
    ['page.html', Buffer.from('<h1>Page</h1><p>The page knows tapirs.</p>'), 'tapirs'],
    ['note.txt', Buffer.from('The note knows wombats.'), 'wombats'],
    ['manual.pdf', makePdf([[{ text: 'The manual knows badgers.', size: 11, y: 700 }]]), 'badgers'],
    ['letter.docx', makeDocx(docxParagraph('The letter knows lemurs.')), 'lemurs'],
    ['faq.csv', Buffer.from('question,answer\nWho knows geckos?,The table knows geckos.\n'), 'geckos'],
  ])('such as %s are answered from', async (name, file, animal) => {
    const { items } = await upload(name, file);
    expect(items).toMatchObject([{ ok: true, key: name, change: 'added' }]);
    expect((await bestPassage(`Who knows ${animal}?`))?.text).toContain(`knows ${animal}`);
  });

  it('that can’t be used have a reason', async () => {
    const items = [
      ...(await upload('picture.png', Buffer.from('\u0089PNG'))).items,
      ...(await upload('huge.txt', Buffer.alloc(10_000_001, 'x'))).items,
      ...(await upload('empty.md', Buffer.alloc(0))).items,
    ];
    expect(items.map((each) => (each.ok ? '' : each.reason))).toEqual([
      expect.stringContaining('kind of file'),
      expect.stringContaining('larger than 10 MB'),
      'It is empty.',
    ]);
  });

  it('take a title, an address, and audiences beside them', async () => {
    await upload(
      'named.txt',
      Buffer.from('Narwhals are named.'),
      '&title=Narwhals&url=https://shop.example/n&audience=a,b',
    );
    const passage = await bestPassage('Who is named a narwhal?', ['b']);
    expect(passage).toMatchObject({ title: 'Narwhals', url: 'https://shop.example/n' });
  });
});

describe('the list of documents', () => {
  it('has pages that together name each document once, and each can be read and forgotten', async () => {
    const keys: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = `?limit=3&sourceId=pushed${cursor && `&cursor=${cursor}`}`;
      const { body }: ApiReply<{ items: DocumentSummary[]; nextCursor: string | null }> = await callApi(
        desk,
        `GET ${base()}${query}` as 'GET /',
        { token: token() },
      );
      keys.push(...body.items.map(({ key }) => key));
      cursor = body.nextCursor;
    }
    expect(keys).toEqual([...new Set(keys)].toSorted());
    expect(keys).toContain('hours');

    const [hours] = (await push({ key: 'hours', content: 'The zoo opens at ten.' })).body.items;
    const address = `${base()}/${hours?.ok ? hours.id : ''}`;
    const read = await callApi<DocumentDetail>(desk, `GET ${address}` as 'GET /', { token: token() });
    expect(read.body).toMatchObject({
      key: 'hours',
      sourceId: null,
      markdown: 'The zoo opens at ten.',
      chars: 21,
    });
    expect((await callApi(desk, `DELETE ${address}` as 'DELETE /', { token: token() })).status).toBe(204);
    expect((await callApi(desk, `GET ${address}` as 'GET /', { token: token() })).status).toBe(404);
    expect((await bestPassage('When does the zoo open?'))?.text ?? '').not.toContain('zoo');
  });

  it('of another assistant is not there', async () => {
    const [other] = (await push({ key: 'mine', content: 'Mine.' })).body.items;
    const address = `/assistants/asst_other/documents/${other?.ok ? other.id : ''}`;
    expect((await callApi(desk, `GET ${address}` as 'GET /', { token: token() })).status).toBe(404);
  });
});
