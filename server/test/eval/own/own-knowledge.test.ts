// The demo knowledge answers what its visitors ask, and knows what it does not know.

import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { askOwnKnowledge } from './ask-own-knowledge.ts';

const DOCS = fileURLToPath(new URL('../../../../docs', import.meta.url));
const FOLDER_WITHOUT_DOCUMENTS = fileURLToPath(new URL('.', import.meta.url));

describe('the demo knowledge', () => {
  it('answers every golden question as expected', async () => {
    const results = await askOwnKnowledge(DOCS);
    expect(results.filter(({ verdict }) => verdict === 'ok').length).toBeGreaterThan(20);
    expect(results.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
  });

  it('fails the golden questions whose answers are missing', async () => {
    const results = await askOwnKnowledge(FOLDER_WITHOUT_DOCUMENTS);
    const cites = results.filter(({ expect }) => expect.startsWith('cites '));
    expect(cites.filter(({ verdict }) => verdict === 'failed').length).toBeGreaterThan(10);
    expect(cites.filter(({ verdict }) => verdict === 'ok')).toEqual([]);
  });
});
