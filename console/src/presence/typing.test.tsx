// Typing, as both sides notice it.

import { describe, expect, it } from 'vitest';

import { LIMITS } from '@frontdesk/contract';

import { FakeDesk } from '../../test/fake-desk.ts';
import { FakeLink } from '../../test/fake-link.ts';
import { INES } from '../../test/people.ts';
import { carryOut, find, send, settle, type } from '../../test/render-app.tsx';
import { ID, ines, pageText, start } from '../../test/start-console.ts';
import { createTypingSender } from './typing-sender.ts';

const mine = async () => start(`#/mine/${ID}`, (desk) => desk.setHandover(ID, 'human', ines));
const told = (desk: FakeDesk) => desk.agentTyping.map(({ isTyping }) => isTyping);
const typingLine = () => document.querySelector('.typing-line')?.textContent;

describe('an agent who types', () => {
  it('is shown to the visitor until the reply is sent, the text is gone or the reply is left', async () => {
    const { desk } = await mine();
    await type('He');
    await type('Hell');
    expect(told(desk)).toEqual([true]);
    await send('Hello');
    expect(told(desk)).toEqual([true, false]);
    await type('Oh');
    await type('');
    expect(told(desk)).toEqual([true, false, true, false]);
    await type('One more thing');
    const box = await find('textbox', 'Reply');
    await carryOut(() => box.dispatchEvent(new FocusEvent('blur')));
    expect(told(desk)).toEqual([true, false, true, false, true, false]);
    await type('One more thing!');
    await carryOut(() => (location.hash = '#/mine'));
    expect(told(desk).slice(6)).toEqual([true, false]);
  });

  it('is told again in time, not for each key, and no end when that was long ago', async () => {
    const desk = new FakeDesk();
    desk.begin(ID, 'Hello');
    desk.setHandover(ID, 'human', ines);
    const link = new FakeLink(desk, INES);
    link.connect();
    let nowMs = 0;
    const sender = createTypingSender(link, () => nowMs);
    for (; nowMs <= LIMITS.typingTtlMs; nowMs += 100) sender.write(ID, 'x'.repeat(nowMs + 1));
    await settle();
    expect(told(desk)).toEqual([true, true, true]);
    nowMs += LIMITS.typingTtlMs;
    sender.end(ID);
    await settle();
    expect(told(desk)).toEqual([true, true, true]);
  });
});

describe('a visitor who types', () => {
  it('is shown in the conversation and announced, until the message is there', async () => {
    const { desk } = await mine();
    expect(typingLine()).toBe('');
    await carryOut(() => desk.visitorTypes(ID, true));
    expect(typingLine()).toBe('Visitor 4f2a is typing…');
    expect(pageText()).toContain('Visitor 4f2a is typing.');
    await carryOut(() => desk.visitorSays(ID, 'Thanks'));
    expect(typingLine()).toBe('');
  });

  it('is forgotten when the connection is away', async () => {
    const { desk, link } = await mine();
    await carryOut(() => desk.visitorTypes(ID, true));
    await carryOut(() => link.cut());
    expect(typingLine()).toBe('');
  });
});
