// What is written and not sent.

import { describe, expect, it, vi } from 'vitest';

import { carryOut, find, press, send, type } from '../../test/render-app.tsx';
import { ID, ines, render, start } from '../../test/start-console.ts';
import { loadDrafts, saveDrafts } from './draft-storage.ts';

const mine = async () => start(`#/mine/${ID}`, (desk) => desk.setHandover(ID, 'human', ines));
const written = async () => ((await find('textbox', 'Reply')) as HTMLTextAreaElement).value;

/** What a storage does that the browser keeps away from the page. */
function block(): never {
  throw new DOMException('blocked', 'SecurityError');
}

describe('a draft', () => {
  it('is there again after a reload, each in its own conversation', async () => {
    const { desk } = await mine();
    desk.begin('conv_two', 'Me too', 'Odile');
    await carryOut(() => desk.setHandover('conv_two', 'human', ines));
    await type('Half a sent');
    await carryOut(() => (location.hash = '#/mine/conv_two'));
    await type('Another one');
    await render(desk);
    expect(await written()).toBe('Another one');
    await carryOut(() => (location.hash = `#/mine/${ID}`));
    expect(await written()).toBe('Half a sent');
  });

  it('is gone when it was sent, and when the agent signs out', async () => {
    const { desk } = await mine();
    await send('Hello');
    await render(desk);
    expect(await written()).toBe('');
    await type('A secret');
    expect(sessionStorage.length).toBe(1);
    await press('button', 'Sign out');
    expect(sessionStorage.length).toBe(0);
  });

  it('can be written although the storage is blocked', async () => {
    const storage = sessionStorage;
    vi.stubGlobal('sessionStorage', { getItem: block, setItem: block, removeItem: block });
    expect(() => sessionStorage.getItem('anything')).toThrow('blocked');
    await mine();
    await type('Hello');
    expect(await written()).toBe('Hello');
    vi.stubGlobal('sessionStorage', storage);
  });
});

describe('loadDrafts', () => {
  it('returns the last ones that were changed, and nothing of a damaged storage or another agent', () => {
    const many = Array.from({ length: 60 }, (_, index) => [`conv_${index}`, `text ${index}`] as const);
    saveDrafts('agent_ines', Object.fromEntries(many));
    expect(loadDrafts('agent_ines')).toEqual(Object.fromEntries(many.slice(10)));
    expect(loadDrafts('agent_sam')).toEqual({});
    for (const damaged of ['{', 'null', '7', '{"conv_1":{}}']) {
      sessionStorage.setItem('frontdesk:console:drafts:agent_ines', damaged);
      expect(loadDrafts('agent_ines')).toEqual({});
    }
  });
});
