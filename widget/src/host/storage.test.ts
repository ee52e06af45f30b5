import { afterEach, describe, expect, it, vi } from 'vitest';
import { openStorage } from './storage.ts';

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

describe('a stored value', () => {
  it('is changed on top of what another tab has written', () => {
    const one = openStorage<{ a: number; b: number }>('key');
    const other = openStorage<{ a: number; b: number }>('key');
    one.update((value) => ({ ...value, a: 1 }));
    other.update((value) => ({ ...value, b: 2 }));
    expect(one.read()).toEqual({ a: 1, b: 2 });
  });

  it.each(['not json', '[1]', '"text"', 'null'])('begins anew when %s is found', (damaged) => {
    localStorage.setItem('key', damaged);
    expect(openStorage('key').read()).toEqual({});
  });

  it.each(['getItem', 'setItem'] as const)('lives in memory where %s throws', (method) => {
    vi.spyOn(Storage.prototype, method).mockImplementation(() => {
      throw new DOMException('no', 'QuotaExceededError');
    });
    const storage = openStorage<{ a: number }>('key');
    storage.update(() => ({ a: 1 }));
    expect(storage.read()).toEqual({ a: 1 });
  });
});
