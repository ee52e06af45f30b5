// Two servers of one desk are one desk: whoever moves from one to the other finds everything, also what is being written.

import type { DocumentOutcomes } from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { MISSED_ROUNDS_MAX } from '../../src/chat/servers/watch-servers.ts';
import { newId } from '../../src/new-id.ts';
import { callApi } from '../support/call-api.ts';
import { connectAgent, until, valueOf } from '../support/connect.ts';
import { createGate } from '../support/create-gate.ts';
import { createScriptedWriter } from '../support/scripted-writer.ts';
import { startTestDesk, type TestDesk } from '../support/start-test-desk.ts';
import { openMemoryLine, openTab, openTestRedis, startTwoServers, type TestLine } from './two-servers.ts';

const REDIS = process.env['REDIS_TEST_URL'] ?? '';

describe('servers on one line in memory', () => behaveAsOne(openMemoryLine));
describe.skipIf(!REDIS)(REDIS ? 'servers on Redis' : 'servers on Redis (skipped: no REDIS_TEST_URL)', () =>
  behaveAsOne(async () => openTestRedis(REDIS)),
);

it('servers that cannot hear each other would be found out', async () => {
  const gates: (() => void)[] = [];
  const gate = async () => new Promise<void>((resolve) => gates.push(resolve));
  const writer = createScriptedWriter(() => ({ pieces: ['one ', 'two'], gate }));
  const lines = [await openMemoryLine(), await openMemoryLine()] as const;
  const one = await startTestDesk({ writer, seat: await lines[0].seat() });
  const two = await startTestDesk({ writer, beside: one, seat: await lines[1].seat() });
  const tab = await openTab(one);
  const conversationId = await tab.ask('hello');
  await until(() => tab.heard.text === 'one ');
  const moved = await openTab(two, tab.token);
  expect((await moved.resume(conversationId)).live).toBeUndefined();
  await until(() => (gates.splice(0).forEach((open) => open()), tab.heard.done.length === 1));
  expect(moved.heard.done).toEqual([]);
  for (const desk of [two, one]) await desk[Symbol.asyncDispose]();
});

function behaveAsOne(openLine: () => Promise<TestLine>): void {
  const gates: (() => void)[] = [];
  const openGates = () => gates.splice(0).forEach((open) => open());
  const writer = createScriptedWriter((question) =>
    question.startsWith('slow')
      ? { pieces: ['one ', 'two ', 'three'], gate: async () => new Promise((resolve) => gates.push(resolve)) }
      : {},
  );
  let line: TestLine;
  let one: TestDesk;
  let two: TestDesk;
  beforeAll(async () => {
    line = await openLine();
    [one, two] = await startTwoServers(line, writer);
    await hearEachOther();
  });
  afterAll(async () => {
    openGates();
    for (const desk of [two, one]) await desk[Symbol.asyncDispose]();
    await line.close();
  });

  /** The line to Redis opens a moment after its server. */
  async function hearEachOther() {
    for (const [here, there] of [
      [one, two],
      [two, one],
    ] as const) {
      const tab = await openTab(here);
      const other = await openTab(there, tab.token);
      const conversationId = await tab.ask('hello');
      await until(async () => (await tab.ask('hello', conversationId), other.heard.messages.length > 0));
      for (const { socket } of [tab, other]) socket.disconnect();
    }
  }

  it('the open chats of both are told when the owner decides anew who may ask', async () => {
    const gate = await createGate(one);
    const heard: string[] = [];
    for (const [name, desk] of Object.entries({ one, two })) {
      const { socket } = await openTab(desk);
      socket.on('access:changed', ({ access }) => heard.push(`${name} ${access}`));
    }
    await gate.decide({ verifier: 'offers' });
    await until(() => heard.includes('one false') && heard.includes('two false'));
    await gate.decide({});
    await until(() => heard.includes('one true') && heard.includes('two true'));
  });

  it('an answer goes on at the other server from where the reader was, and ends there', async () => {
    const tab = await openTab(one);
    const conversationId = await tab.ask('slow');
    await until(() => tab.heard.text === 'one ');
    openGates();
    await until(() => tab.heard.text === 'one two ');
    tab.socket.disconnect();
    const moved = await openTab(two, tab.token);
    const { live, messages } = await moved.resume(conversationId);
    expect(live).toMatchObject({ offset: 0, text: 'one two ' });
    expect(messages.map(({ kind }) => kind)).toEqual(['visitor']);
    const answer = { answerId: live?.answerId ?? 'msg_none', offset: 4 };
    const part = await moved.socket.emitWithAck('conversation:resume', {
      conversationId,
      afterSeq: 1,
      answer,
    });
    expect(valueOf(part)?.live).toMatchObject({ offset: 4, text: 'two ' });
    moved.heard.text = live?.text ?? '';
    await until(() => (openGates(), moved.heard.done.length === 1));
    expect(moved.heard.text).toBe('one two three');
    expect(moved.heard.done[0]).toMatchObject({ status: 'complete', text: 'one two three' });
    moved.socket.disconnect();
  });

  it('what one server learns, forgets or learns anew is known at the other', async () => {
    const token = one.secrets[1];
    const path = `/assistants/${one.assistant.id}/documents` as const;
    const teach = async (desk: TestDesk, content: string) =>
      callApi<DocumentOutcomes>(desk, `POST ${path}`, {
        token,
        body: { documents: [{ key: 'boats', content }] },
      });
    const known = async (desk: TestDesk) => {
      const asked = { assistantId: one.assistant.id, question: 'When do boats leave?', limit: 1 };
      return (await desk.knowledge.retrieve(asked)).passages[0]?.text;
    };
    expect([await known(one), await known(two)]).toEqual([undefined, undefined]);
    await teach(one, '# Boats\n\nBoats leave at noon.');
    await until(async () => (await known(two)) === 'Boats leave at noon.');
    const { body } = await teach(two, '# Boats\n\nBoats leave at nine.');
    await until(async () => (await known(one)) === 'Boats leave at nine.');
    const [outcome] = body.items;
    const id = outcome?.ok ? outcome.id : '';
    await callApi(one, `DELETE ${path}/${id}`, { token });
    await until(async () => (await known(two)) === undefined);
  });

  it('an answer is stopped from the other server, and asked for again there', async () => {
    const tab = await openTab(one);
    const conversationId = await tab.ask('slow');
    await until(() => tab.heard.text === 'one ');
    const other = await openTab(two, tab.token);
    const { live } = await other.resume(conversationId);
    const ref = { conversationId, answerId: live?.answerId ?? 'msg_none' };
    valueOf(await other.socket.emitWithAck('answer:stop', ref));
    openGates();
    await until(() => tab.heard.done.length === 1 && other.heard.done.length === 1);
    expect(tab.heard.done[0]).toMatchObject({ status: 'stopped', text: 'one ' });
    tab.heard.text = '';
    const { seq } = valueOf(await other.socket.emitWithAck('answer:retry', ref));
    await until(() => (openGates(), tab.heard.done.length === 2));
    expect(tab.heard.done[1]).toMatchObject({ seq, attempt: 2, status: 'complete' });
    expect(tab.heard.text).toBe('one two three');
    for (const { socket } of [tab, other]) socket.disconnect();
  });

  it('answers of one conversation are written one after the other, whichever server was asked', async () => {
    const tab = await openTab(one);
    const conversationId = await tab.ask('slow');
    await until(() => tab.heard.text === 'one ');
    const other = await openTab(two, tab.token);
    await other.ask('hello', conversationId);
    const { live } = await other.resume(conversationId);
    expect(live).toMatchObject({ seq: 2, text: 'one ' });
    expect(other.heard.done).toEqual([]);
    await until(() => (openGates(), other.heard.done.length === 2));
    expect(other.heard.done.map(({ seq, text }) => [seq, text])).toEqual([
      [2, 'one two three'],
      [4, 'You asked: hello'],
    ]);
    for (const { socket } of [tab, other]) socket.disconnect();
  });

  it('messages, the inbox, typing and claims cross over, both ways', async () => {
    const visitor = await openTab(one);
    const conversationId = await visitor.ask('hello');
    const ada = await connectAgent(two.url, await two.signIn(two.agents[0]));
    valueOf(await ada.emitWithAck('conversation:open', { conversationId, afterSeq: 0 }));
    const seen: string[] = [];
    ada.on('inbox:changed', ({ summary }) => seen.push(`inbox ${summary.handover.state}`));
    ada.on('typing:changed', ({ isTyping }) => seen.push(`typing ${isTyping}`));
    ada.on('message:created', ({ message }) => seen.push(message.kind));
    valueOf(await visitor.socket.emitWithAck('typing:set', { conversationId, isTyping: true }));
    valueOf(await visitor.socket.emitWithAck('handover:request', { conversationId }));
    await until(() => seen.includes('typing true') && seen.includes('inbox queued'));
    const told: string[] = [];
    visitor.socket.on('typing:changed', ({ isTyping }) => told.push(`typing ${isTyping}`));
    visitor.socket.on('message:created', ({ message }) => told.push(message.kind));
    valueOf(await ada.emitWithAck('conversation:claim', { conversationId }));
    valueOf(await ada.emitWithAck('typing:set', { conversationId, isTyping: true }));
    const reply = { conversationId, clientMessageId: 'reply-across-1', text: 'from the other server' };
    valueOf(await ada.emitWithAck('message:reply', reply));
    await until(() => told.includes('agent'));
    expect(told).toEqual(['handover', 'typing true', 'agent']);
    for (const socket of [visitor.socket, ada]) socket.disconnect();
  });

  it('a third server that starts, and the looking round, leave a live answer alone; one of a server that is gone is interrupted', async () => {
    const tab = await openTab(one);
    await tab.ask('slow');
    await until(() => tab.heard.text === 'one ');
    const third = await startTestDesk({ writer, beside: one, seat: await line.seat() });
    const { messages, servers } = one.stores;
    const left = await openTab(two);
    const orphan = await left.ask('hello');
    await until(() => left.heard.done.length === 1);
    const key = { assistantId: one.assistant.id, conversationId: orphan };
    const inReplyTo = left.heard.done[0]?.inReplyTo ?? 'msg_none';
    const gone = newId('srv');
    await servers.beat({ id: gone, beat: 7 });
    // In one write: from here on the others may end it at any moment.
    const half = { inReplyTo, attempt: 2, text: 'half of it', status: 'streaming', citations: [] } as const;
    const { message } = await messages.append<'answer'>(key, { kind: 'answer', writer: gone, ...half });
    await until(() => left.heard.done.length === 2);
    expect(left.heard.done[1]).toMatchObject({ id: message.id, status: 'interrupted', text: 'half of it' });
    await until(async () => !(await servers.list()).some(({ id }) => id === gone));
    expect(MISSED_ROUNDS_MAX).toBeGreaterThan(2);
    expect(tab.heard.done).toEqual([]);
    await third.stop();
    await until(() => (openGates(), tab.heard.done.length === 1));
    expect(tab.heard.done[0]).toMatchObject({ status: 'complete', text: 'one two three' });
    for (const { socket } of [tab, left]) socket.disconnect();
  });

  it('a server that stops tells its own readers only, finishes its answers for all, and is forgotten', async () => {
    const seat = await line.seat();
    const leaving = await startTestDesk({ writer, beside: one, seat });
    const isKnown = async () => (await one.stores.servers.list()).some(({ id }) => id === seat.serverId);
    expect(await isKnown()).toBe(true);
    const tab = await openTab(leaving);
    const stays = await openTab(two, tab.token);
    const conversationId = await tab.ask('slow');
    await until(() => tab.heard.text === 'one ');
    await until(async () => (await stays.resume(conversationId)).live?.text === 'one ');
    const stopped = leaving.stop();
    await until(() => tab.heard.isDraining);
    await until(() => (openGates(), stays.heard.done.length === 1));
    await stopped;
    expect(stays.heard.done[0]).toMatchObject({ status: 'complete', text: 'one two three' });
    expect(stays.heard.isDraining).toBe(false);
    expect(await isKnown()).toBe(false);
    stays.socket.disconnect();
  });
}
