// @vitest-environment node
// The settings of who may ask, on their way into the form and back.

import { describe, expect, it } from 'vitest';

import { OPEN_ACCESS, type AccessSettings } from '@frontdesk/contract';

import { toSettings, toValues } from './access-values.ts';

describe('who may ask', () => {
  it.each<AccessSettings>([
    OPEN_ACCESS,
    { ...OPEN_ACCESS, verifier: 'claims', identity: 'required', plans: ['pro', 'team'] },
    {
      ...OPEN_ACCESS,
      verifier: 'webhook',
      verifierUrl: 'https://shop.example/access',
      whenDown: 'grace',
      graceMinutes: 30,
      signupUrl: 'https://shop.example/join',
    },
  ])('comes back from the form as it went in: $verifier', (settings) => {
    expect(toSettings(toValues(settings))).toEqual(settings);
  });

  it('leaves out what belongs to another way of finding out', () => {
    const values = {
      ...toValues(OPEN_ACCESS),
      plans: 'pro',
      verifierUrl: 'https://shop.example',
      signupUrl: ' ',
    };
    expect(toSettings(values)).toEqual(OPEN_ACCESS);
  });
});
