// The pages about what the assistant knows, as an owner uses them.

import { describe, expect, it } from 'vitest';

import type { DocumentDetail, TriedAnswer } from '@frontdesk/contract';

import { refuse } from '../../test/fake-rest.ts';
import { confirm, fill, listed, openPage, submit } from '../../test/open-page.ts';
import { SAM } from '../../test/people.ts';
import { carryOut, find, findAll, press } from '../../test/render-app.tsx';
import { pageText } from '../../test/start-console.ts';

const AT = '/assistants/asst_demo/documents';

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
      rest.on(`GET ${AT}`, () => listOf(...documents.values()));
      rest.on(`GET ${AT}/doc_1`, () => documents.get('doc_1'));
      rest.on(`DELETE ${AT}/doc_1`, () => ({ done: documents.delete('doc_1') }));
    });
    await fill('Search by title', 'PRI');
    expect(listed('Documents')).toHaveLength(1);
    await press('link', 'Prices');
    await carryOut(() => dispatchEvent(new Event('hashchange')));
    expect((await find('heading', 'Prices')).tagName).toBe('H1');
    expect(globalThis.document.querySelector('.document-text strong')?.textContent).toBe('prices');
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
