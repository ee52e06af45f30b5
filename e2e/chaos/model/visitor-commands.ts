// What a visitor may do in several tabs, each act with what it must lead to.

import { randomUUID } from 'node:crypto';

import { until } from '../desk/until.ts';
import type { Sent, Tab } from '../visitor/open-tab.ts';
import { at, command, hasBegun, isOnline, same, type Command, type Model } from './command.ts';
import { outcomeOf, type ConversationUnderTest, type TabUnderTest } from './conversation-under-test.ts';
import {
  expectAgain,
  expectMessages,
  expectRelease,
  expectRetry,
  expectWish,
  hasEnded,
} from './expected-transcript.ts';
import { HOLD } from './held-writer.ts';

const WAIT_LIMIT_MS = 20_000;
const TABS_MAX = 3;

/** Writes a message in a tab. @returns it, and its id in the expectation */
function write({ sent }: ConversationUnderTest, { tab }: TabUnderTest, text: string): Sent {
  const message = tab.send(text);
  sent.push(message);
  return message;
}

async function receiptOf(sent: Sent): Promise<void> {
  await until(`“${sent.text}” is acknowledged`, WAIT_LIMIT_MS, () => sent.receipts.length > 0);
}

/** Writes a message. @param index which tab */
export function send(
  index: number,
  options: { readonly isHeld: boolean; readonly losesAck: boolean },
): Command {
  const { isHeld, losesAck } = options;
  const name = `send(${index}${isHeld ? ', held' : ''}${losesAck ? ', ack lost' : ''})`;
  return command(
    name,
    () => true,
    async (model, real) => {
      const [place, own] = [at(real.tabs, index), at(model.tabs, index)];
      const sent = write(real, place, isHeld ? `${HOLD}${randomUUID()}` : 'a question');
      const id = sent.clientMessageId;
      if (isHeld) model.expected.held.add(id);
      if (!own.isOnline) return void own.pending.push(id);
      if (losesAck) place.tab.lose();
      await receiptOf(sent);
      expectMessages(model.expected, [id]);
    },
  );
}

/** Several tabs send at the same moment. */
export function burst(indexes: readonly number[]): Command {
  const name = `burst(${indexes.join()})`;
  return command(
    name,
    (model) => indexes.every((index) => isOnline(model, index)),
    async (model, real) => {
      const sent = indexes.map((index) => write(real, at(real.tabs, index), 'one of many'));
      await Promise.all(sent.map(receiptOf));
      expectMessages(
        model.expected,
        sent.map(({ clientMessageId }) => clientMessageId),
      );
    },
  );
}

/** Sends a message again that has a receipt. */
export function sendAgain(tabIndex: number, index: number): Command {
  const isPossible = (model: Readonly<Model>) => isOnline(model, tabIndex) && hasBegun(model);
  return command(`sendAgain(${tabIndex}, ${index})`, isPossible, async (model, real) => {
    const acknowledged = real.sent.filter(({ receipts }) => receipts.length > 0);
    const sent = at(acknowledged, index);
    const receipt = await real.sendAgain(at(real.tabs, tabIndex).tab, sent);
    expectAgain(model.expected, sent.clientMessageId);
    same(
      'the receipt of the same id',
      { ...receipt, duplicate: sent.receipts[0]?.duplicate },
      sent.receipts[0],
    );
    same('the same id again is a duplicate', receipt.duplicate, true);
  });
}

/** A tab loses its connection and comes back by itself. */
export const lose = (index: number) =>
  command(
    `lose(${index})`,
    () => true,
    async (_model, real) => {
      const { tab, isOnline } = at(real.tabs, index);
      if (isOnline) tab.lose();
    },
  );

/** A tab loses its connection for longer. */
export const goOffline = (index: number) =>
  command(
    `goOffline(${index})`,
    (model) => isOnline(model, index),
    async (model, real) => {
      at(model.tabs, index).isOnline = false;
      const place = at(real.tabs, index);
      place.isOnline = false;
      place.tab.lose({ stayAway: true });
    },
  );

/** A tab is connected again and sends what was written meanwhile. */
export const comeBack = (index: number) =>
  command(
    `comeBack(${index})`,
    (model) => !isOnline(model, index),
    async (model, real) => {
      const [own, place] = [at(model.tabs, index), at(real.tabs, index)];
      own.isOnline = true;
      place.isOnline = true;
      place.tab.socket.connect();
      for (const id of own.pending.splice(0)) {
        const sent = place.tab.sent.find(({ clientMessageId }) => clientMessageId === id);
        if (sent) await receiptOf(sent);
        expectMessages(model.expected, [id]);
      }
    },
  );

/** The visitor opens another tab. */
export const openTab = () =>
  command(
    'openTab',
    ({ tabs }) => tabs.length < TABS_MAX,
    async (model, real) => {
      real.openTab();
      model.tabs.push({ isOnline: true, pending: [] });
    },
  );

/** A tab is loaded again. */
export const reload = (index: number) =>
  command(
    `reload(${index})`,
    (model) => isOnline(model, index),
    async (model, real) => {
      const place = at(real.tabs, index);
      const position = real.tabs.indexOf(place);
      place.tab.close();
      real.tabs.splice(position, 1);
      model.tabs.splice(position, 1);
      real.openTab();
      model.tabs.push({ isOnline: true, pending: [] });
    },
  );

async function ready({ tab }: TabUnderTest): Promise<Tab> {
  await until('the tab is connected', WAIT_LIMIT_MS, tab.isUpToDate);
  return tab;
}

/** The visitor wants a person, or no more. */
export const wish = (index: number, kind: 'request' | 'cancel') =>
  command(
    `${kind}(${index})`,
    (model) => hasBegun(model) && isOnline(model, index),
    async (model, real) => {
      const { socket } = await ready(at(real.tabs, index));
      same(kind, outcomeOf(await socket.emitWithAck(`handover:${kind}`, { conversationId: real.id })), 'ok');
      expectWish(model.expected, kind);
    },
  );

const heldAnswers = ({ expected }: Readonly<Model>) => expected.answers.filter(({ isHeld }) => isHeld);

/** The visitor wants no more of an answer. */
export function stop(tabIndex: number, index: number): Command {
  const isPossible = (model: Readonly<Model>) => heldAnswers(model).length > 0 && isOnline(model, tabIndex);
  return command(`stop(${tabIndex}, ${index})`, isPossible, async (model, real) => {
    const answer = at(heldAnswers(model), index);
    const { socket } = await ready(at(real.tabs, tabIndex));
    const answerId = await real.answerId(answer.question, answer.attempt);
    const ref = { conversationId: real.id, answerId };
    same('stop', outcomeOf(await socket.emitWithAck('answer:stop', ref)), 'ok');
    answer.isHeld = false;
    answer.isStopped = true;
  });
}

/** Held answers go on. */
export const release = () =>
  command(
    'release',
    ({ expected }) => expected.held.size > 0,
    async (model, real) => {
      for (const { text } of real.sent) {
        if (text.startsWith(HOLD)) real.model.held.release(text.slice(HOLD.length));
      }
      expectRelease(model.expected);
    },
  );

/** The visitor asks for another answer. */
export function retry(tabIndex: number, index: number): Command {
  const isPossible = (model: Readonly<Model>) =>
    isOnline(model, tabIndex) && model.expected.answers.some((answer) => hasEnded(model.expected, answer));
  return command(`retry(${tabIndex}, ${index})`, isPossible, async (model, real) => {
    const { expected } = model;
    const answer = at(
      expected.answers.filter((one) => hasEnded(expected, one)),
      index,
    );
    const { socket } = await ready(at(real.tabs, tabIndex));
    const { id: answerId } = await real.endedAnswer(answer.question, answer.attempt);
    const result = await socket.emitWithAck('answer:retry', { conversationId: real.id, answerId });
    same('retry', outcomeOf(result), expectRetry(expected, answer));
  });
}
