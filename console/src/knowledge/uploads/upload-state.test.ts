// @vitest-environment node
// What is said of files before and after they are sent.

import { describe, expect, it } from 'vitest';

import { contentTypeOf, uploadSummary, whyNotSent, type UploadEntry } from './upload-state.ts';

const ended = (key: number, ok: boolean): UploadEntry => ({
  key,
  name: 'a',
  state: {
    kind: 'ended',
    outcomes: [
      ok
        ? { ok, key: 'a', id: 'doc_1', title: 'A', change: 'added', warnings: [] }
        : { ok, key: 'a', reason: 'No.' },
    ],
  },
});

describe('contentTypeOf', () => {
  it.each([
    ['Prices.MD', 'text/markdown'],
    ['faq.csv', 'text/csv'],
    ['a.b.pdf', 'application/pdf'],
    ['tool.exe', 'application/octet-stream'],
    ['constructor', 'application/octet-stream'],
    ['x.constructor', 'application/octet-stream'],
  ])('takes %s for %s', (name, type) => expect(contentTypeOf(name)).toBe(type));
});

describe('whyNotSent', () => {
  it('refuses what the desk would refuse anyway, and says what to do', () => {
    expect(whyNotSent({ name: 'a.md', size: 10 })).toBeNull();
    expect(whyNotSent({ name: 'a.md', size: 0 })).toContain('empty');
    expect(whyNotSent({ name: 'a.exe', size: 10 })).toContain('.docx');
    expect(whyNotSent({ name: 'a.pdf', size: 12_300_000 })).toContain('12.3 MB; at most 10 MB');
  });
});

describe('uploadSummary', () => {
  it('counts what was taken and what was not', () => {
    expect(uploadSummary([ended(1, true)])).toBe('1 document is in the knowledge.');
    expect(uploadSummary([ended(1, true), ended(2, false), ended(3, true)])).toBe(
      '2 documents are in the knowledge, 1 could not be used.',
    );
  });
});
