// Replies: once, in order, and never lost.

import { describe, expect, it } from 'vitest';

import { carryOut, find, findAll, key, press, send, type, type RenderedApp } from '../../test/render-app.tsx';
import { ID, ines, pageText, sam, start } from '../../test/start-console.ts';

const mine = async () => start(`#/mine/${ID}`, (desk) => desk.setHandover(ID, 'human', ines));
const replies = ({ desk }: RenderedApp) => desk.get(ID).messages.filter(({ kind }) => kind === 'agent');

describe('a reply', () => {
  it('is stored once although its ack was lost', async () => {
    const running = await mine();
    running.link.loseNextAnswer('message:reply');
    await send('Hello');
    expect(pageText()).toContain('Not sent');
    expect(replies(running)).toHaveLength(1);
    await press('button', 'Try again');
    expect(replies(running)).toHaveLength(1);
    expect(pageText()).not.toContain('Not sent');
    expect(document.querySelectorAll('.message.agent')).toHaveLength(1);
  });

  it('is overtaken by no later one', async () => {
    const running = await mine();
    const release = new AbortController();
    running.link.holdRequests('message:reply', release.signal);
    await send('first');
    await send('second');
    expect(replies(running)).toEqual([]);
    expect(pageText()).toContain('Sending…');
    await carryOut(() => release.abort());
    expect(replies(running)).toMatchObject([{ text: 'first' }, { text: 'second' }]);
    expect(pageText()).not.toContain('Sending…');
  });

  it('waits for the connection, and goes out in the order in which it was written', async () => {
    const running = await mine();
    await carryOut(() => running.link.cut());
    for (const text of ['first', 'second']) {
      await send(text);
    }
    expect(replies(running)).toEqual([]);
    await carryOut(() => running.link.connect());
    expect(replies(running)).toMatchObject([{ text: 'first' }, { text: 'second' }]);
    expect(pageText()).not.toContain('Not sent');
  });

  it('goes out before what is written right after the reconnect', async () => {
    const running = await mine();
    await carryOut(() => running.link.cut());
    await send('first');
    const release = new AbortController();
    running.link.holdRequests('inbox:open', release.signal);
    await carryOut(() => running.link.connect());
    await send('second');
    await carryOut(() => release.abort());
    expect(replies(running)).toMatchObject([{ text: 'first' }, { text: 'second' }]);
  });

  it('is not sent, and not lost, when somebody else holds the conversation by now', async () => {
    const running = await mine();
    running.desk.listeners.clear();
    running.desk.setHandover(ID, 'human', sam);
    await send('Hello');
    expect(replies(running)).toEqual([]);
    expect(pageText()).toContain('You do not hold this conversation any more');
    expect(document.querySelector('.message.agent .rich-text')?.textContent).toBe('Hello');
    await press('button', 'Discard');
    expect(document.querySelector('.message.agent')).toBeNull();
  });

  it('keeps a draft while the agent looks at another conversation', async () => {
    const { desk } = await mine();
    desk.begin('conv_two', 'Me too', 'Odile');
    await type('Half a sent');
    await carryOut(() => (location.hash = '#/open/conv_two'));
    expect(findAll('textbox')).toEqual([]);
    await carryOut(() => (location.hash = `#/mine/${ID}`));
    expect(((await find('textbox', 'Reply')) as HTMLTextAreaElement).value).toBe('Half a sent');
  });

  it('is not sent by Shift+Enter, nor while a word is being composed', async () => {
    const running = await mine();
    await type('Hello');
    const box = await find('textbox', 'Reply');
    for (const init of [{ shiftKey: true }, { isComposing: true }]) {
      await carryOut(() =>
        box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, ...init })),
      );
    }
    expect(replies(running)).toEqual([]);
    await key('Enter', box);
    expect(replies(running)).toHaveLength(1);
  });
});
