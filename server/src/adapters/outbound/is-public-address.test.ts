import { describe, expect, it } from 'vitest';

import { PUBLIC_ADDRESSES, SPECIAL_ADDRESSES } from '../../../test/outbound/special-addresses.ts';
import { isPublicAddress } from './is-public-address.ts';

describe('isPublicAddress', () => {
  it.each(SPECIAL_ADDRESSES)('refuses %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(PUBLIC_ADDRESSES)('accepts %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '',
    'localhost',
    '127.1',
    '0x7f.1',
    '1.2.3.4.5',
    '1.2.3.256',
    '01.2.3.4',
    'fe80::1%eth0',
    '[::1]',
  ])('refuses “%s”, which is no address in its plain form', (text) => {
    expect(isPublicAddress(text)).toBe(false);
  });
});
