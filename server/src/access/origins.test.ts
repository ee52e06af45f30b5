import { describe, expect, it } from 'vitest';

import { isOriginAllowed, isOriginEntry } from './origins.ts';

const ALLOWED = ['https://a.example', 'https://*.b.example', 'http://localhost:4401'];

describe('isOriginAllowed', () => {
  it.each([
    ['https://a.example', true],
    ['https://x.b.example', true],
    ['https://x.y.b.example', true],
    ['http://localhost:4401', true],
    ['https://b.example', false],
    ['https://xb.example', false],
    ['https://a.example.evil.tld', false],
    ['https://evil-a.example', false],
    ['https://a.example:444', false],
    ['http://a.example', false],
    ['https://x.b.example:8443', false],
    ['https://a.example.', false],
    ['https://A.example', false],
    ['https://a.example/', false],
    ['https://user@a.example', false],
    ['null', false],
    ['', false],
    ['file://', false],
    ['chrome-extension://a.example', false],
    ['https://a.example, https://a.example', false],
    ['https://*.b.example', false],
    ['https://127.0.0.1', false],
  ])('%s → %s', (origin, allowed) => {
    expect(isOriginAllowed(origin, ALLOWED)).toBe(allowed);
  });

  it('admits no address by a wildcard over its numbers', () => {
    expect(isOriginAllowed('http://127.0.0.1', ['http://*.0.0.1'])).toBe(false);
  });
});

describe('isOriginEntry', () => {
  it.each([
    ['https://shop.example', true],
    ['https://*.shop.example', true],
    ['http://localhost:3000', true],
    ['shop.example', false],
    ['https://shop.example/', false],
    ['https://shop.*', false],
    ['*', false],
  ])('%s → %s', (entry, ok) => {
    expect(isOriginEntry(entry)).toBe(ok);
  });
});
