// A desk that is about to stop, as an agent notices it.

import { afterEach, describe, expect, it, vi } from 'vitest';

import { carryOut, findAll, send, type RenderedApp } from '../../test/render-app.tsx';
import { ID, ines, pageText, start } from '../../test/start-console.ts';
import { initialDeskState } from '../desk/desk-state.ts';
import { reduceDesk } from '../desk/reduce-desk.ts';
import { createStore } from '../store.ts';
import { createDrainingWatch } from './draining-watch.ts';

const mine = async () => start(`#/mine/${ID}`, (desk) => desk.setHandover(ID, 'human', ines));
const replies = ({ desk }: RenderedApp) => desk.get(ID).messages.filter(({ kind }) => kind === 'agent');

async function restart({ desk, link }: RenderedApp) {
  await carryOut(() => link.cut());
  expect(pageText()).toContain('The desk is restarting');
  expect(pageText()).not.toContain('No connection');
  desk.isDraining = false;
  await carryOut(() => link.connect());
}

describe('a desk that is about to stop', () => {
  it('gets the replies when it is back, in order, and nobody is alarmed', async () => {
    const running = await mine();
    await carryOut(() => running.desk.drain());
    expect(pageText()).toContain('The desk is restarting');
    await send('first');
    await send('second');
    expect(running.link.asked).not.toContain('message:reply');
    expect(replies(running)).toEqual([]);
    expect(pageText()).toContain('Waiting for the desk…');
    expect(document.querySelector('[role=alert]')).toBeNull();
    await restart(running);
    expect(replies(running)).toMatchObject([{ text: 'first' }, { text: 'second' }]);
    expect(pageText()).not.toContain('Waiting for the desk…');
    expect(pageText()).not.toContain('The desk is restarting');
  });

  it('gets a reply again that it refused', async () => {
    const running = await mine();
    const release = new AbortController();
    running.link.holdRequests('message:reply', release.signal);
    await send('first');
    await carryOut(() => running.desk.drain());
    await carryOut(() => release.abort());
    expect(replies(running)).toEqual([]);
    expect(findAll('button', 'Try again')).toEqual([]);
    await restart(running);
    expect(replies(running)).toMatchObject([{ text: 'first' }]);
  });

  it('stores a reply once although its ack was lost with the connection', async () => {
    const running = await mine();
    const ack = new AbortController();
    running.link.holdAnswers('message:reply', ack.signal);
    running.link.loseNextAnswer('message:reply');
    await send('first');
    expect(replies(running)).toHaveLength(1);
    await carryOut(() => running.desk.drain());
    await carryOut(() => ack.abort());
    expect(pageText()).toContain('Waiting for the desk…');
    await restart(running);
    expect(running.link.asked.filter((event) => event === 'message:reply')).toHaveLength(2);
    expect(replies(running)).toHaveLength(1);
    expect(document.querySelectorAll('.message.agent')).toHaveLength(1);
  });
});

describe('createDrainingWatch', () => {
  afterEach(() => void vi.useRealTimers());

  it('waits no longer than a stop and a start take', () => {
    vi.useFakeTimers();
    const store = createStore(reduceDesk, initialDeskState());
    let overCount = 0;
    const watch = createDrainingWatch({ store }, () => (overCount += 1));
    watch.hear({ reconnectAfterMs: 2_000 });
    vi.advanceTimersByTime(16_999);
    expect([store.get().isDraining, overCount]).toEqual([true, 0]);
    vi.advanceTimersByTime(1);
    expect([store.get().isDraining, overCount]).toEqual([false, 1]);
    watch.hear({ reconnectAfterMs: 2_000 });
    store.dispatch({ type: 'link', status: 'online' });
    vi.advanceTimersByTime(60_000);
    expect([store.get().isDraining, overCount]).toEqual([false, 1]);
  });
});
