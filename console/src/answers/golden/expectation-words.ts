// How it is said what must become of a golden question.

import type { GoldenExpectation } from '@frontdesk/contract';

/** Says what must happen. */
export function expectationWords(expect: GoldenExpectation): string {
  if (expect === 'must escalate') return 'ask for a person';
  if (expect === 'must refuse') return 'ask for a person and cite nothing';
  return `cite ${expect.slice('cites '.length)}`;
}
