import { expect, it } from 'vitest';

import { AppError } from '../../errors.ts';
import type { OfferRecord } from '../../ports/subscription-store.ts';
import { readSubscriptionTable } from './read-subscription-table.ts';

const OFFERS = [
  { id: 'off_1', workspaceId: 'ws_1', name: 'Gold; with “extras”' },
] as unknown as OfferRecord[];

/** @returns what is wrong with a table; nothing for a good one */
function problemsOf(csv: string): readonly string[] {
  try {
    readSubscriptionTable(csv, OFFERS);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.details ?? [];
  }
}

it.each([',', ';', '\t'])('reads a table whose columns are separated by %j', (mark) => {
  const lines = [
    [' Email ', 'Offer'],
    [' Anna@Example.org ', '"Gold; with “extras”"'],
  ];
  const csv = `\ufeff\r\n${lines.map((line) => line.join(mark)).join('\r\n\r\n')}\r\n`;
  expect(readSubscriptionTable(csv, OFFERS)).toMatchObject([{ offerId: 'off_1', workspaceId: 'ws_1' }]);
});

it('names the lines of the file that are wrong, empty ones counted', () => {
  const csv = 'email,offer\n\na@example.org,off_1\n , \nb@example.org,off_1,more\nc@example.org,off_9\n';
  const problems = problemsOf(csv);
  expect(problems.map((each) => each.split(':', 1)[0])).toEqual(['line 5', 'line 6']);
  expect(problems[0]).toContain('columns');
});

it('says where a quotation mark is wrong, and that a table without lines holds nothing', () => {
  expect(problemsOf('email,offer\n"a@example.org,off_1\n')[0]).toMatch(/^line \d: can’t be read/);
  expect(problemsOf('email,offer\n')).toEqual(['table: has no lines below its header']);
});
