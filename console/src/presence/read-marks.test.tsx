// How far each side has read, as agents notice it.

import { describe, expect, it } from 'vitest';

import { scrollEnd, turnTo } from '../../test/fake-view.ts';
import { carryOut, press, send } from '../../test/render-app.tsx';
import { ID, ines, rows, sam, start } from '../../test/start-console.ts';

const readReplies = () =>
  [...document.querySelectorAll('.message:has(.read-mark)')].map(
    (message) => message.querySelector('.bubble')?.textContent,
  );

describe('what agents have read', () => {
  it('is everything to the end of the transcript that was before their eyes', async () => {
    const { desk } = await start();
    expect(desk.get(ID).summary.read.agents).toBe(0);
    await press('row', 'Visitor 4f2a');
    expect(desk.get(ID).summary.read.agents).toBe(2);
    await carryOut(() => desk.visitorSays(ID, 'Hello?'));
    expect(desk.get(ID).summary.read.agents).toBe(3);
  });

  it('is nothing that is scrolled away, or in a window that is not used', async () => {
    const { desk } = await start(`#/waiting/${ID}`);
    await carryOut(() => scrollEnd('out of view'));
    await carryOut(() => desk.visitorSays(ID, 'Hello?'));
    expect(desk.get(ID).summary.read.agents).toBe(2);
    expect(rows()[0]).toContain('Unread');
    await carryOut(() => turnTo('another window'));
    await carryOut(() => scrollEnd('into view'));
    expect(desk.get(ID).summary.read.agents).toBe(2);
    await carryOut(() => turnTo('the console'));
    expect(desk.get(ID).summary.read.agents).toBe(3);
    expect(rows()[0]).not.toContain('Unread');
  });

  it('ends before an answer that is still written', async () => {
    const { desk } = await start(`#/open/${ID}`, (d) => d.setHandover(ID, 'returned'));
    await carryOut(() => {
      desk.beginAnswer(ID);
      desk.writeAnswer(ID, 'Half');
    });
    expect(desk.get(ID).summary.read.agents).toBe(3);
    await carryOut(() => desk.endAnswer(ID));
    expect(desk.get(ID).summary.read.agents).toBe(4);
  });

  it('is told after the connection was away', async () => {
    const { desk, link } = await start(`#/waiting/${ID}`);
    await carryOut(() => turnTo('another window'));
    await carryOut(() => desk.visitorSays(ID, 'Hello?'));
    await carryOut(() => link.cut());
    await carryOut(() => turnTo('the console'));
    expect(rows()[0]).not.toContain('Unread');
    expect(desk.get(ID).summary.read.agents).toBe(2);
    await carryOut(() => link.connect());
    expect(desk.get(ID).summary.read.agents).toBe(3);
  });

  it('is known of colleagues too', async () => {
    const { desk } = await start();
    expect(rows()[0]).toContain('Unread');
    await carryOut(() => desk.markRead(ID, 'agents', 2));
    expect(rows()[0]).not.toContain('Unread');
  });
});

describe('what the visitor has read', () => {
  it('is said under the latest reply that it reaches', async () => {
    const { desk } = await start(`#/mine/${ID}`, (d) => d.setHandover(ID, 'human', ines));
    await send('first');
    expect(readReplies()).toEqual([]);
    await carryOut(() => desk.markRead(ID, 'visitor', 4));
    expect(readReplies()).toEqual(['first']);
    await send('second');
    expect(readReplies()).toEqual(['first']);
    await carryOut(() => desk.markRead(ID, 'visitor', 5));
    expect(readReplies()).toEqual(['second']);
  });

  it('is nothing of the visitor’s own messages', async () => {
    const { desk } = await start(`#/open/${ID}`, (d) => d.setHandover(ID, 'human', sam));
    await carryOut(() => desk.markRead(ID, 'visitor', 3));
    expect(readReplies()).toEqual([]);
  });
});
