// The pages about what the assistant knows, as an owner uses them.

import { describe, expect, it, vi } from 'vitest';

import type { DocumentDetail, Job, Source, SourceDraft, TriedAnswer } from '@frontdesk/contract';

import { refuse } from '../../test/fake-rest.ts';
import { confirm, fill, listed, openPage, submit } from '../../test/open-page.ts';
import { SAM } from '../../test/people.ts';
import { carryOut, find, findAll, press } from '../../test/render-app.tsx';
import { pageText } from '../../test/start-console.ts';

const AT = '/assistants/asst_demo/documents';
const NOON = '2026-03-02T12:00:00.000Z';

const document = (id: 'doc_1' | 'doc_2', title: string): DocumentDetail => ({
  id,
  key: `${title}.md`,
  title,
  sourceId: null,
  url: null,
  audience: null,
  chars: 20,
  updatedAt: '2026-03-02T09:00:00.000Z',
  markdown: '# Prices\n\nAll **prices**.',
});

const listOf = (...items: readonly DocumentDetail[]) => ({ items, nextCursor: null });

/** Chooses files as a person would. */
async function choose(...files: readonly File[]): Promise<void> {
  const input = globalThis.document.querySelector<HTMLInputElement>('input[type=file]')!;
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  await carryOut(() => input.dispatchEvent(new Event('change', { bubbles: true })));
}

describe('the documents', () => {
  it('take files and say of each what became of it', async () => {
    const documents: DocumentDetail[] = [];
    await openPage('#/knowledge/documents', (rest) => {
      rest.on(`GET ${AT}`, () => listOf(...documents));
      rest.on(`POST ${AT}/upload`, ({ query }) => {
        const key = query.get('name') ?? '';
        if (key === 'big.md') return refuse('payload_too_large');
        if (key === 'empty.md') return { items: [{ ok: false, key, reason: 'It holds no text.' }] };
        documents.push(document('doc_1', 'Prices'));
        return {
          items: [{ ok: true, key, id: 'doc_1', title: 'Prices', change: 'added', warnings: ['A hint.'] }],
        };
      });
    });
    expect(pageText()).toContain('No documents here yet');
    await choose(
      new File(['text'], 'prices.md'),
      new File(['x'], 'empty.md'),
      new File(['x'], 'big.md'),
      new File(['x'], 'tool.exe'),
    );
    expect(listed('Uploads')).toEqual([
      expect.stringContaining('Prices addedA hint.'),
      expect.stringContaining('It holds no text.'),
      expect.stringContaining('larger than the desk accepts'),
      expect.stringContaining('This kind of file is not read.'),
    ]);
    expect(listed('Documents')).toEqual([expect.stringContaining('Prices')]);
    expect(pageText()).toContain('1 document is in the knowledge, 3 could not be used.');
  });

  it('are found by title, read, and deleted after asking', async () => {
    const documents = new Map([
      ['doc_1', document('doc_1', 'Prices')],
      ['doc_2', document('doc_2', 'Parcels')],
    ]);
    await openPage('#/knowledge/documents', (rest) => {
      rest.on(`GET ${AT}`, ({ query }) => {
        const found = [...documents.values()].filter(({ title }) => title.includes(query.get('title') ?? ''));
        return listOf(...found);
      });
      rest.on(`GET ${AT}/doc_1/passages`, () => ({
        items: [{ headingPath: ['Prices', 'Boats'], start: 0, end: 9, text: 'A boat: **90**.', url: '' }],
        nextCursor: null,
      }));
      rest.on(`GET ${AT}/doc_1`, () => documents.get('doc_1'));
      rest.on(`DELETE ${AT}/doc_1`, () => ({ done: documents.delete('doc_1') }));
    });
    await fill('Search by title', 'Nothing');
    await vi.waitFor(() => expect(pageText()).toContain('No document with this title'));
    await fill('Search by title', 'Pri');
    await vi.waitFor(() => expect(listed('Documents')).toHaveLength(1));
    await press('link', 'Prices');
    await carryOut(() => dispatchEvent(new Event('hashchange')));
    expect((await find('heading', 'Prices')).tagName).toBe('H1');
    expect(globalThis.document.querySelector('.document-text strong')?.textContent).toBe('prices');
    await fill('Show', 'passages');
    expect(listed('Passages')).toEqual(['Prices › Boats A boat: 90.']);
    await press('button', 'Delete');
    await confirm();
    expect([...documents.keys()]).toEqual(['doc_2']);
  });

  it('can be read but not changed by an agent', async () => {
    await openPage(
      '#/knowledge/documents',
      (rest) => rest.on(`GET ${AT}`, () => listOf(document('doc_1', 'Prices'))),
      SAM,
    );
    expect(listed('Documents')).toHaveLength(1);
    expect(findAll('button', /Delete|Choose/u)).toEqual([]);
    expect(globalThis.document.querySelector('input[type=file]')).toBeNull();
  });
});

describe('the sources', () => {
  const JOB: Job = {
    id: 'job_1',
    sourceId: 'src_1',
    state: 'running',
    done: 3,
    total: 10,
    added: 0,
    updated: 0,
    removed: 0,
    unchanged: 0,
    failed: 0,
    failures: [],
    reason: null,
    createdAt: NOON,
    startedAt: NOON,
    endedAt: null,
  };
  const SOURCE: Source = {
    id: 'src_1',
    kind: 'crawl',
    location: 'https://shop.example/help',
    name: 'Help',
    resyncHours: 24,
    cite: 'original',
    audience: null,
    maxDepth: 3,
    maxPages: 500,
    include: [],
    exclude: [],
    isBuiltIn: false,
    documents: 0,
    job: JOB,
    nextSyncAt: null,
    createdAt: NOON,
  };
  const at = '/assistants/asst_demo/sources';

  it('are added, followed while they are read, and read no further when that is cancelled', async () => {
    let sources: Source[] = [];
    await openPage('#/knowledge/sources', (rest) => {
      rest.on(`GET ${at}`, () => ({ items: sources }));
      rest.on(`POST ${at}`, ({ body }) => {
        const { location } = body as SourceDraft;
        if (!location.startsWith('https://'))
          return refuse('invalid_payload', 'location: must be an address');
        expect(body).toEqual({
          kind: 'crawl',
          location,
          resyncHours: 24,
          cite: 'original',
          maxDepth: 3,
          maxPages: 500,
          include: ['/help/*'],
          exclude: [],
        });
        sources = [SOURCE];
        return SOURCE;
      });
      rest.on('POST /assistants/asst_demo/jobs/job_1/cancel', () => {
        const job = {
          ...JOB,
          state: 'cancelled',
          failed: 1,
          failures: [{ item: '/a', reason: 'Gone.' }],
        } as const;
        sources = [{ ...SOURCE, job }];
        return job;
      });
    });
    await press('button', 'Add a source');
    await fill('Address', 'shop');
    await submit('Add a source');
    expect(pageText()).toContain('must be an address');
    await fill('Address', 'https://shop.example/help');
    await fill('Only these paths', '/help/*');
    await submit('Add a source');
    expect(listed('Sources')[0]).toContain('Reading: 3 of 10');
    sources = [{ ...SOURCE, job: { ...JOB, done: 7 } }];
    await vi.waitFor(() => expect(listed('Sources')[0]).toContain('Reading: 7 of 10'), 5_000);
    await press('button', 'Cancel “Help”');
    expect(listed('Sources')[0]).toContain('Cancelled: 1 not used');
    expect(listed('Sources')[0]).toContain('/a Gone.');
  });

  it('name the documents that come from them', async () => {
    const found = { ...document('doc_1', 'Prices'), sourceId: SOURCE.id };
    await openPage('#/knowledge/documents', (rest) => {
      rest.on(`GET ${at}`, () => ({ items: [SOURCE] }));
      rest.on(`GET ${AT}`, ({ query }) => (query.get('sourceId') === 'pushed' ? listOf() : listOf(found)));
    });
    expect(listed('Documents')[0]).toContain('From Help');
    expect(findAll('button', 'Delete')).toEqual([]);
    await fill('From', 'pushed');
    expect(listed('Documents')).toEqual([]);
  });
});

describe('a question on trial', () => {
  it('shows the answer, its sources and its receipt', async () => {
    const answer: TriedAnswer = {
      text: 'It is **free**.',
      citations: [
        {
          index: 1,
          documentId: 'doc_1',
          title: 'Prices',
          headingPath: ['Plans'],
          url: 'https://desk.example/sources/doc_1',
          snippet: 'free',
        },
      ],
      escalation: { requiresEscalation: false, confidence: 0.8 },
      receipt: { provider: 'extractive', passages: [], decision: 'Covered.', confidence: 0.8, latencyMs: 3 },
    };
    await openPage('#/knowledge/try', (rest) =>
      rest.on('POST /assistants/asst_demo/try', ({ body }) =>
        (body as { question: string }).question === ''
          ? refuse('invalid_payload', 'question: must not be empty')
          : answer,
      ),
    );
    await submit('Try a question');
    expect(pageText()).toContain('must not be empty');
    await fill('Question', 'What does it cost?');
    await submit('Try a question');
    for (const words of [
      'It is free.',
      'Prices › Plans',
      'Answered',
      '80 % sure',
      'Covered.',
      'extractive',
    ]) {
      expect(pageText()).toContain(words);
    }
  });
});
