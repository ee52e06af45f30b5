import { describe, expect, it } from 'vitest';
import { EndKeeper } from './end-keeper.ts';

/** A scrolling element of 100 px with a content of any height. */
function list(height: number) {
  const box = document.createElement('div');
  let top = 0;
  const size = { height };
  Object.defineProperties(box, {
    clientHeight: { get: () => 100 },
    scrollHeight: { get: () => size.height },
    scrollTop: {
      get: () => top,
      set: (value: number) => {
        top = Math.max(0, Math.min(value, size.height - 100));
      },
    },
  });
  const news: boolean[] = [];
  const keeper = new EndKeeper((hasNews) => news.push(hasNews));
  keeper.attach(box);
  const show = (lastKey: string, firstKey = 'a', isOwn = false) =>
    keeper.update({ firstKey, lastKey, isOwn });
  return { box, size, keeper, show, news };
}

/** A reader in the middle of a list. */
function reading() {
  const made = list(500);
  made.show('1');
  made.box.scrollTop = 50;
  made.keeper.scrolled();
  return made;
}

describe('a reader at the end', () => {
  it('stays there while an answer grows', () => {
    const { box, size, show } = list(500);
    show('1');
    size.height = 700;
    show('1');
    expect(box.scrollTop).toBe(600);
  });

  it('is let go at once when they scroll up, even before the browser has told of it', () => {
    const { box, size, show, news } = list(500);
    show('1');
    box.scrollTop -= 200;
    size.height = 550;
    show('1');
    expect(box.scrollTop).toBe(200);
    show('2');
    expect(news.at(-1)).toBe(true);
  });
});

describe('a reader further up', () => {
  it('stays where they are and learns of something new', () => {
    const { box, size, show, news } = reading();
    size.height = 600;
    show('2');
    expect(box.scrollTop).toBe(50);
    expect(news.at(-1)).toBe(true);
  });

  it('sees the same lines when older messages come in above', () => {
    const { box, size, show } = reading();
    show('1');
    size.height = 900;
    show('1', 'older');
    expect(box.scrollTop).toBe(450);
  });

  it('is taken to the end by what they write themselves', () => {
    const { box, show } = reading();
    show('2', 'a', true);
    expect(box.scrollTop).toBe(400);
  });

  it('has seen what is new once they are at the end again', () => {
    const { box, keeper, show, news } = reading();
    show('2');
    box.scrollTop = 400;
    keeper.scrolled();
    expect(news.at(-1)).toBe(false);
  });
});
