// The example of the documentation, run against a desk that answers from its documents.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { createDeskWriter } from '../../server/test/support/desk-writer.ts';
import { startTestDesk, type TestDesk } from '../../server/test/support/start-test-desk.ts';
import { teachAndAsk } from './example.ts';

it('does what the documentation says, word for word', async () => {
  const example = readFileSync(join(import.meta.dirname, 'example.ts'), 'utf8');
  const page = readFileSync(join(import.meta.dirname, '../../docs/sdk.md'), 'utf8');
  expect(page).toContain(`\`\`\`ts\n${example}\`\`\``);

  const started: TestDesk[] = [];
  const stores = () => {
    const [desk] = started;
    if (!desk) throw new Error('not started');
    return desk.stores;
  };
  await using desk = await startTestDesk({ writer: createDeskWriter(stores) });
  started.push(desk);
  const { text, ...rest } = await teachAndAsk(desk.url, desk.secrets[1], desk.assistant.id);
  expect(text).toContain('30 days');
  expect(rest).toEqual({ needsPerson: false, titles: ['Returns'], refusal: 'not_found' });
});
