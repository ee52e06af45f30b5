// @vitest-environment node
// Who types, as the console hears it.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { LIMITS } from '@frontdesk/contract';

import { FakeDesk } from '../../test/fake-desk.ts';
import { initialDeskState } from '../desk/desk-state.ts';
import { reduceDesk } from '../desk/reduce-desk.ts';
import { createStore } from '../store.ts';
import { createTypingWatch } from './typing-watch.ts';

const ID = 'conv_one';

function watching() {
  const store = createStore(reduceDesk, initialDeskState());
  const watch = createTypingWatch({ store }, () => ID);
  const said: string[] = [];
  store.subscribe(() => {
    const { text, count } = store.get().announcement;
    if (count > said.length) said.push(text);
  });
  const hear = (isTyping: boolean) => watch.hear({ conversationId: ID, by: 'visitor', isTyping });
  return { watch, hear, said, isTyping: () => store.get().typing[ID] ?? false };
}

describe('createTypingWatch', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('forgets who is not heard of again in time, and nobody earlier', () => {
    const { hear, isTyping } = watching();
    hear(true);
    vi.advanceTimersByTime(LIMITS.typingTtlMs - 1);
    expect(isTyping()).toBe(true);
    hear(true);
    vi.advanceTimersByTime(LIMITS.typingTtlMs - 1);
    expect(isTyping()).toBe(true);
    vi.advanceTimersByTime(1);
    expect(isTyping()).toBe(false);
  });

  it('ends at once when the visitor says so, or has sent the message', () => {
    const { watch, hear, isTyping } = watching();
    hear(true);
    hear(false);
    expect(isTyping()).toBe(false);
    hear(true);
    const desk = new FakeDesk();
    desk.begin(ID, 'Hello');
    watch.hearMessage(desk.setHandover(ID, 'queued') && desk.get(ID).messages.at(-1)!);
    expect(isTyping()).toBe(true);
    watch.hearMessage(desk.visitorSays(ID, 'Hello?'));
    expect(isTyping()).toBe(false);
  });

  it('says so aloud once before each message', () => {
    const { watch, hear, said } = watching();
    for (const isTyping of [true, true, false, true]) hear(isTyping);
    expect(said).toEqual(['The visitor is typing.']);
    const desk = new FakeDesk();
    desk.begin(ID, 'Hello');
    watch.hearMessage(desk.visitorSays(ID, 'Hello?'));
    hear(true);
    expect(said).toHaveLength(2);
  });
});
