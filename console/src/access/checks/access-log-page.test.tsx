// The access log, as an owner reads it.

import { expect, it } from 'vitest';

import type { AccessCheck, CustomGptAction } from '@frontdesk/contract';

import { fill, listed, openPage } from '../../../test/open-page.ts';
import { pageText } from '../../../test/start-console.ts';

const ACTION: CustomGptAction = {
  actionUrl: 'https://desk.example/api/v1/verify-access/openapi.json',
  action: '{"openapi":"3.1.0"}',
  instructions: 'You are Ask. Call verifyAccess first.',
};
const check = (id: number, more: Partial<AccessCheck>): AccessCheck => ({
  id: `acc_${id}`,
  at: '2026-03-02T09:00:00.000Z',
  email: `customer${id}@example.com`,
  granted: true,
  reason: 'active',
  via: 'verify-access',
  askedBy: 'My GPT',
  ...more,
});

it('shows who was let in and who was refused, finds a person, and gives a Custom GPT what it needs', async () => {
  const checks = [
    check(2, { granted: false, reason: 'expired', country: 'RO', userAgent: 'ChatGPT-User/1.0' }),
    check(1, {}),
  ];
  await openPage('#/access/access-log', (rest) => {
    rest.on('GET /assistants/asst_demo/access-log', ({ query }) => {
      const email = query.get('email');
      return { items: checks.filter((each) => email === null || each.email === email), nextCursor: null };
    });
    rest.on('GET /assistants/asst_demo/custom-gpt', () => ACTION);
  });
  const [refused, granted] = listed('Access checks');
  expect(refused).toMatch(/customer2@example\.com.*Refused.*nothing that opens.*My GPT.*RO.*ChatGPT-User/su);
  expect(granted).toMatch(/customer1@example\.com.*Let in/su);
  expect(pageText()).toContain(ACTION.actionUrl);
  expect(pageText()).toContain(ACTION.instructions);
  await fill('Find by e-mail address', 'customer1@example.com');
  expect(listed('Access checks')).toHaveLength(1);
});
