import { describe, expect, it } from 'vitest';

import { newToken } from './token-hash.ts';
import { createVault } from './vault.ts';

const KEY = newToken();
const vault = createVault(KEY);

describe('the vault', () => {
  it('opens what it has sealed, also after a restart', () => {
    const sealed = vault.seal('sk-upstream ✓', 'asst_1:openai');
    expect(sealed).not.toContain('upstream');
    expect(createVault(KEY).open(sealed, 'asst_1:openai')).toBe('sk-upstream ✓');
  });

  it('seals the same secret differently each time', () => {
    expect(vault.seal('x', 'c')).not.toBe(vault.seal('x', 'c'));
  });

  it('opens nothing under another context, another key, or changed by one bit', () => {
    const sealed = vault.seal('secret', 'asst_1:openai');
    expect(() => vault.open(sealed, 'asst_2:openai')).toThrow();
    expect(() => createVault(newToken()).open(sealed, 'asst_1:openai')).toThrow();
    const body = Buffer.from(sealed.slice(3), 'base64url');
    for (let place = 0; place < body.length; place += 1) {
      const changed = Buffer.from(body);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(() => vault.open(`v1.${changed.toString('base64url')}`, 'asst_1:openai')).toThrow();
    }
    for (const nonsense of ['', 'v1.', 'v2.AAAA', sealed.slice(0, 20)]) {
      expect(() => vault.open(nonsense, 'asst_1:openai')).toThrow();
    }
  });

  it('derives a secret of its own for each purpose', () => {
    expect(vault.derive('keys')).toBe(createVault(KEY).derive('keys'));
    expect(vault.derive('keys')).not.toBe(vault.derive('visitors'));
    expect(vault.derive('keys')).toMatch(/^[0-9a-f]{64}$/);
  });
});
