import { describe, expect, it } from 'vitest';

import { clientAddress } from './client-address.ts';

const from = (remoteAddress: string, forwarded?: string) => ({
  socket: { remoteAddress } as never,
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
});

describe('clientAddress', () => {
  it('believes no header without a proxy', () => {
    const seen = Array.from({ length: 1_000 }, (_, n) =>
      clientAddress(from('203.0.113.7', `10.0.0.${n}`), 0),
    );
    expect(new Set(seen)).toEqual(new Set(['203.0.113.7']));
  });

  it('believes as many entries as there are proxies, from the right', () => {
    expect(clientAddress(from('10.0.0.1', '6.6.6.6, 198.51.100.9'), 1)).toBe('198.51.100.9');
    expect(clientAddress(from('10.0.0.1', '6.6.6.6, 198.51.100.9, 10.0.0.2'), 2)).toBe('198.51.100.9');
    expect(clientAddress(from('10.0.0.1'), 1)).toBe('10.0.0.1');
  });

  it('counts a network of IPv6 as one, however it is written', () => {
    const seen = Array.from({ length: 1_000 }, (_, n) =>
      clientAddress(from(`2001:db8:0:7:${n.toString(16)}::1`), 0),
    );
    expect(new Set([...seen, clientAddress(from('2001:0DB8:0000:0007::9'), 0)])).toEqual(
      new Set(['2001:db8:0:7']),
    );
    expect(clientAddress(from('2001:db8:0:8::1'), 0)).not.toBe('2001:db8:0:7');
    expect(clientAddress(from('::ffff:198.51.100.9'), 0)).toBe('198.51.100.9');
    expect(clientAddress(from('fe80::1%eth0'), 0)).toBe('fe80:0:0:0');
  });
});
