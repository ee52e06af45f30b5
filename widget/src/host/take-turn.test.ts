import { afterEach, describe, expect, it, vi } from 'vitest';
import { until } from '../../test/desk-fixtures.ts';
import { openShelf } from './shelf.ts';
import { createTurns } from './take-turn.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  localStorage.clear();
});
const open = () => new AbortController().signal;

/** Work that is seen to overlap with other work. */
function createWork() {
  const seen = { done: 0, atOnce: 0, mostAtOnce: 0 };
  const work = async () => {
    seen.atOnce += 1;
    seen.mostAtOnce = Math.max(seen.mostAtOnce, seen.atOnce);
    // Long enough for others to come in, if they may.
    let looks = 0;
    await until(() => (looks += 1) > 3 || seen.atOnce > 1);
    seen.atOnce -= 1;
    seen.done += 1;
  };
  return { seen, work };
}

describe('turns without locks', () => {
  it('let one tab at a time work, by a note in storage', async () => {
    vi.stubGlobal('navigator', {});
    const { seen, work } = createWork();
    await Promise.all([1, 2, 3].map(() => createTurns('name', open())(work)));
    expect(seen).toMatchObject({ done: 3, mostAtOnce: 1 });
    expect(localStorage.getItem('name')).toBeNull();
    // The control: without turns the same work overlaps.
    await Promise.all([work(), work()]);
    expect(seen.mostAtOnce).toBe(2);
  });

  it('do not wait for a tab that is gone, nor for one whose clock was ahead', async () => {
    vi.stubGlobal('navigator', {});
    const { seen, work } = createWork();
    for (const since of [Date.now() - 60_000, Date.now() + 3_600_000]) {
      localStorage.setItem('name', `gone ${since}`);
      await createTurns('name', open())(work);
    }
    expect(seen.done).toBe(2);
  });

  it('wait for a tab that works, and end with their own tab', async () => {
    vi.stubGlobal('navigator', {});
    localStorage.setItem('name', `other ${Date.now()}`);
    const { seen, work } = createWork();
    const closing = new AbortController();
    const turn = createTurns('name', closing.signal)(work);
    closing.abort();
    await turn;
    expect(seen.done).toBe(0);
  });

  it('are not needed where storage is blocked', async () => {
    vi.stubGlobal('navigator', {});
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    const { seen, work } = createWork();
    await createTurns('name', open())(work);
    expect(seen.done).toBe(1);
  });
});

describe('turns with locks', () => {
  it('are those of the browser', async () => {
    const request = vi.fn(async (_: string, __: object, work: () => Promise<void>) => work());
    vi.stubGlobal('navigator', { locks: { request } });
    const { seen, work } = createWork();
    await createTurns('name', open())(work);
    expect(seen.done).toBe(1);
    expect(request).toHaveBeenCalledOnce();
  });

  it('are done without where the browser refuses them', async () => {
    vi.stubGlobal('navigator', {
      locks: { request: () => Promise.reject(new DOMException('no', 'SecurityError')) },
    });
    const { seen, work } = createWork();
    await createTurns('name', open())(work);
    expect(seen.done).toBe(1);
  });
});

const isText = (value: unknown): value is string => typeof value === 'string';

describe('a shelf', () => {
  it('holds what any tab has put there, without what is damaged', () => {
    openShelf('out:', isText).put('a', 'one');
    localStorage.setItem('out:b', '{broken');
    localStorage.setItem('other', '"two"');
    const shelf = openShelf('out:', isText);
    expect(shelf.all()).toEqual(['one']);
    shelf.remove('a');
    expect(openShelf('out:', isText).all()).toEqual([]);
  });

  it('tells what other tabs put there and take away', async () => {
    const heard: unknown[] = [];
    const end = openShelf('out:', isText).subscribe((...news) => heard.push(news));
    window.dispatchEvent(new StorageEvent('storage', { key: 'out:a', newValue: '"one"' }));
    window.dispatchEvent(new StorageEvent('storage', { key: 'out:a', newValue: null }));
    window.dispatchEvent(new StorageEvent('storage', { key: 'other', newValue: '"two"' }));
    await until(() => heard.length === 2);
    expect(heard).toEqual([
      ['a', 'one'],
      ['a', null],
    ]);
    end();
  });

  it('lives in memory where storage is blocked', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('no', 'QuotaExceededError');
    });
    const shelf = openShelf('out:', isText);
    shelf.put('a', 'one');
    expect(shelf.all()).toEqual(['one']);
    shelf.remove('a');
    expect(shelf.all()).toEqual([]);
  });
});
