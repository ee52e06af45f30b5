// How an owner looks after answers over REST: settings, canned answers, gaps, golden questions, on a whole desk.

import { randomUUID } from 'node:crypto';

import type {
  AnsweringState,
  CannedAnswer,
  Gap,
  GapAnswered,
  GoldenQuestion,
  GoldenRun,
  Published,
} from '@frontdesk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { newId } from '../src/new-id.ts';
import { connectVisitor, until, valueOf } from './support/connect.ts';
import { createDeskWriter } from './support/desk-writer.ts';
import { startTestDesk, type TestDesk } from './support/start-test-desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({ writer: createDeskWriter(() => desk.stores) });
});
afterAll(async () => desk[Symbol.asyncDispose]());

interface Reply<Body> {
  readonly status: number;
  readonly body: Body;
}

async function call<Body = unknown>(method: string, path: string, body?: unknown): Promise<Reply<Body>> {
  const response = await fetch(`${desk.url}/api/v1/assistants/${desk.assistant.id}${path}`, {
    method,
    headers: { authorization: `Bearer ${desk.secrets[1] ?? ''}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as Body };
}

async function ask(...texts: string[]) {
  const { token } = await desk.openSession();
  const visitor = await connectVisitor(desk.url, token);
  let done = 0;
  visitor.on('answer:done', () => (done += 1));
  const conversationId = newId('conv');
  for (const [index, text] of texts.entries()) {
    const sent = { conversationId, clientMessageId: randomUUID(), text };
    valueOf(await visitor.emitWithAck('message:send', sent));
    await until(() => done > index);
  }
  visitor.disconnect();
}

const gapsNow = async (state = 'open') =>
  (await call<{ items: Gap[] }>('GET', `/gaps?state=${state}`)).body.items;

describe('answering settings', () => {
  it('have defaults, change one by one, and are refused when the desk can’t follow them', async () => {
    const before = await call<AnsweringState>('GET', '/answering');
    expect(before).toMatchObject({
      status: 200,
      body: { settings: { redaction: 'off', confidenceMin: 0.5 }, providers: ['extractive'] },
    });
    const changed = await call<AnsweringState>('PUT', '/answering', {
      tone: 'like a librarian',
      linkHosts: ['*.shop.example'],
    });
    expect(changed.body.settings).toEqual({
      ...before.body.settings,
      tone: 'like a librarian',
      linkHosts: ['*.shop.example'],
    });
    expect((await call<AnsweringState>('GET', '/answering')).body).toEqual(changed.body);
    const refused = await call('PUT', '/answering', { providers: ['oracle'] });
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid_payload' } });
    expect(JSON.stringify(refused.body)).toContain('it has extractive');
    expect((await call('PUT', '/answering', { confidenceMin: 2 })).status).toBe(400);
    expect((await call('PUT', '/answering', { colour: 'red' })).status).toBe(400);
  });
});

describe('canned answers', () => {
  it('are written, replaced, listed in pages and removed', async () => {
    const made = await call<CannedAnswer>('POST', '/canned-answers', {
      question: 'Do you ship to Mars?',
      answer: 'Not **yet**.',
    });
    expect(made).toMatchObject({ status: 201, body: { state: 'live', variants: [] } });
    const { id } = made.body;
    const replaced = await call<CannedAnswer>('PUT', `/canned-answers/${id}`, {
      question: 'Do you ship to Mars?',
      variants: ['Can you deliver to Mars?'],
      answer: 'Next year.',
    });
    expect(replaced.body).toMatchObject({ id, answer: 'Next year.', createdAt: made.body.createdAt });
    await call('POST', '/canned-answers', { question: 'Where is Venus?', answer: 'Over there.' });
    const first = await call<{ items: CannedAnswer[]; nextCursor: string }>('GET', '/canned-answers?limit=1');
    const { nextCursor } = first.body;
    const second = await call<{ items: CannedAnswer[]; nextCursor: null }>(
      'GET',
      `/canned-answers?limit=1&cursor=${nextCursor}`,
    );
    expect([...first.body.items, ...second.body.items]).toHaveLength(2);
    expect(second.body.nextCursor).toBeNull();
    for (const each of [...first.body.items, ...second.body.items]) {
      expect((await call('DELETE', `/canned-answers/${each.id}`)).status).toBe(204);
    }
    expect((await call('DELETE', `/canned-answers/${id}`)).status).toBe(404);
    expect((await call('PUT', '/canned-answers/can_nothing', { question: 'a', answer: 'b' })).status).toBe(
      404,
    );
    expect((await call('POST', '/canned-answers', { question: ' ', answer: 'b' })).status).toBe(400);
  });
});

describe('the gap report', () => {
  it('groups what could not be answered by meaning, and counts each question once', async () => {
    await ask('How do I cancel my subscription?', 'hello');
    await ask('how can I cancel the subscription');
    await ask('Can I pay by invoice?');
    const gaps = await gapsNow();
    expect(gaps.map(({ question, count }) => [question, count])).toEqual([
      ['How do I cancel my subscription?', 2],
      ['Can I pay by invoice?', 1],
    ]);
    expect(gaps[0]).toMatchObject({ state: 'open', reasons: { missing_knowledge: 2 } });
    expect(gaps[0]?.examples.map(({ text }) => text)).toEqual([
      'how can I cancel the subscription',
      'How do I cancel my subscription?',
    ]);
  });

  it('closes a gap with the answer that its owner writes, and shows before and after', async () => {
    const gap = (await gapsNow()).find(({ question }) => question.includes('cancel'));
    const reply = await call<GapAnswered>('POST', `/gaps/${gap?.id ?? ''}/answer`, {
      kind: 'canned-answer',
      answer: 'Under *Billing*, press *Cancel*.',
    });
    expect(reply.body).toMatchObject({
      answered: 2,
      gap: { state: 'answered', resolution: { kind: 'canned-answer' } },
    });
    for (const { before, after } of reply.body.retries) {
      expect(before.reason).toBe('missing_knowledge');
      expect(after).toMatchObject({ reason: null, text: 'Under *Billing*, press *Cancel*.' });
    }
    expect((await gapsNow()).map(({ question }) => question)).toEqual(['Can I pay by invoice?']);
  });

  it('closes a gap with a document', async () => {
    const [gap] = await gapsNow();
    const reply = await call<GapAnswered>('POST', `/gaps/${gap?.id ?? ''}/answer`, {
      kind: 'document',
      title: 'Paying by invoice',
      markdown: '# Paying by invoice\n\nCompanies can pay by invoice within 30 days.',
    });
    expect(reply.body).toMatchObject({ answered: 1, gap: { resolution: { kind: 'document' } } });
    expect(reply.body.retries[0]?.after.citations[0]?.title).toBe('Paying by invoice');
  });

  it('can be dismissed and opened again, and knows nothing of other gaps', async () => {
    const [gap] = await gapsNow('answered');
    const path = `/gaps/${gap?.id ?? ''}`;
    expect(await call('PUT', path, { state: 'dismissed' })).toMatchObject({ body: { state: 'dismissed' } });
    expect(await call('PUT', path, { state: 'open' })).toMatchObject({ body: { state: 'open' } });
    expect((await call('PUT', path, { state: 'answered' })).status).toBe(400);
    expect((await call('GET', '/gaps/gap_nothing')).status).toBe(404);
    expect(
      (await call('POST', '/gaps/gap_nothing/answer', { kind: 'canned-answer', answer: 'x' })).status,
    ).toBe(404);
  });
});

describe('golden questions', () => {
  it('tell which answers are as they must be, and block publishing where they are told to', async () => {
    const golden = async (question: string, expectation: string) =>
      call<GoldenQuestion>('POST', '/golden-questions', { question, expect: expectation });
    expect((await golden('Can I pay by invoice?', 'cites Paying by invoice')).status).toBe(201);
    expect((await golden('What is the weather on Jupiter?', 'must refuse')).status).toBe(201);
    expect((await golden('x', 'is nice')).status).toBe(400);
    const run = await call<GoldenRun>('POST', '/golden-questions/run');
    expect(run.body).toMatchObject({ passed: 2, failed: 0 });

    const draft = { question: 'What is the weather on Jupiter?', answer: 'Windy.', state: 'draft' };
    await call('POST', '/canned-answers', draft);
    expect((await call<GoldenRun>('POST', '/golden-questions/run')).body.failed).toBe(0);
    await call('PUT', '/answering', { goldenBlocksPublishing: true });
    const blocked = await call<Published>('POST', '/canned-answers/publish');
    expect(blocked.body).toMatchObject({ published: 0, golden: { passed: 1, failed: 1 } });
    const { items } = (await call<{ items: GoldenQuestion[] }>('GET', '/golden-questions')).body;
    expect((await call('DELETE', `/golden-questions/${items[1]?.id ?? ''}`)).status).toBe(204);
    const published = await call<Published>('POST', '/canned-answers/publish');
    expect(published.body).toMatchObject({ published: 1, golden: { failed: 0 } });
  });

  it('refuse a change of the settings, or an answer for visitors, that would break them', async () => {
    const settings = async () => (await call<AnsweringState>('GET', '/answering')).body.settings;
    const before = await settings();
    expect(before.goldenBlocksPublishing).toBe(true);
    const noInvoices = { blockedTopics: [{ name: 'invoices', phrases: ['invoice'] }] };
    const refused = {
      status: 409,
      body: {
        code: 'golden_questions_failed',
        details: ['“Can I pay by invoice?”: cites Paying by invoice'],
      },
    };
    expect(await call('PUT', '/answering', noInvoices)).toMatchObject(refused);
    expect(await settings()).toEqual(before);

    const kept = async () => (await call<{ items: CannedAnswer[] }>('GET', '/canned-answers')).body.items;
    const written = await kept();
    const canned = { question: 'Can I pay by invoice?', answer: 'No.' };
    expect(await call('POST', '/canned-answers', canned)).toMatchObject(refused);
    expect(await call('PUT', `/canned-answers/${written[0]?.id ?? ''}`, canned)).toMatchObject(refused);
    expect(await kept()).toEqual(written);
    const draft = await call<CannedAnswer>('POST', '/canned-answers', { ...canned, state: 'draft' });
    expect(draft.status).toBe(201);
    await call('DELETE', `/canned-answers/${draft.body.id}`);
  });

  it('let through what breaks none of them, what failed before, and who takes the guard away', async () => {
    expect((await call('PUT', '/answering', { tone: 'brief' })).status).toBe(200);
    const impossible = { question: 'Who won in 1998?', expect: 'cites history.md' };
    await call('POST', '/golden-questions', impossible);
    expect((await call('PUT', '/answering', { tone: 'like a librarian' })).status).toBe(200);
    const unguarded = {
      goldenBlocksPublishing: false,
      blockedTopics: [{ name: 'invoices', phrases: ['invoice'] }],
    };
    expect((await call('PUT', '/answering', unguarded)).status).toBe(200);
    await call('PUT', '/answering', { blockedTopics: [] });
  });
});

/** Says something, and returns how it was kept and why a person was asked for. */
const said = async (text: string) => {
  const { token } = await desk.openSession();
  const visitor = await connectVisitor(desk.url, token);
  let answer = '';
  visitor.on(
    'answer:done',
    ({ message }) => (answer = message.escalation?.requiresEscalation ? message.escalation.reason : 'none'),
  );
  const conversationId = newId('conv');
  const sent = { conversationId, clientMessageId: randomUUID(), text };
  valueOf(await visitor.emitWithAck('message:send', sent));
  await until(() => answer !== '');
  const opened = valueOf(await visitor.emitWithAck('conversation:resume', { conversationId, afterSeq: 0 }));
  visitor.disconnect();
  return { stored: opened?.messages.find(({ kind }) => kind === 'visitor'), answer };
};

describe('what visitors write', () => {
  it('is kept as it is, or without personal data where the owner wants that', async () => {
    const text = 'Mail ada@mail.example or call +49 30 1234567';
    expect((await said(text)).stored).toMatchObject({ text });
    await call('PUT', '/answering', { redaction: 'model-and-storage' });
    expect((await said(text)).stored).toMatchObject({ text: 'Mail [e-mail] or call [phone]' });
    await call('PUT', '/answering', { redaction: 'off' });
  });

  it('goes to people when its subject is theirs', async () => {
    await call('PUT', '/answering', { blockedTopics: [{ name: 'medicine', phrases: ['dosage'] }] });
    expect((await said('Which dosage is right?')).answer).toBe('policy_restriction');
    await call('PUT', '/answering', { blockedTopics: [] });
  });
});
