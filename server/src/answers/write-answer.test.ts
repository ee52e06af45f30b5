import { describe, expect, it } from 'vitest';

import { passagesOf } from '../../test/knowledge/passage-of.ts';
import type { AnswerEvent, AnswerProvider } from '../ports/answer-provider.ts';
import type { WrittenAnswer } from '../ports/answer-writer.ts';
import type { Retriever } from '../ports/retriever.ts';
import { createExtractiveProvider } from './extractive/extractive-provider.ts';
import { replyIn } from './phrases/replies.ts';
import { createAnswerWriter, type AnswerWriterDeps } from './write-answer.ts';

const PASSAGES = passagesOf('# Shipping\n\nWe ship in two days.\n\n## Costs\n\nFive euros.', 'Shipping');
const DONE = { type: 'done', usedPassages: [1], answered: true, model: 'm', inputTokens: 3 } as const;
const never = () => new Promise<never>(() => undefined);

const retrieverWith = (coverage: number, passages = PASSAGES): Retriever => ({
  retrieve: () => Promise.resolve({ passages, coverage }),
});

function providerOf(run: (signal: AbortSignal) => AsyncIterable<AnswerEvent>): AnswerProvider {
  return { name: 'scripted', answer: (_request, signal) => run(signal) };
}

async function write(
  question: string,
  deps: Partial<AnswerWriterDeps> = {},
  signal = new AbortController().signal,
) {
  let now = 0;
  const writer = createAnswerWriter({
    retriever: retrieverWith(0.9),
    chooseProvider: createExtractiveProvider,
    citationUrl: ({ anchor }) => `https://desk.example/s#${anchor}`,
    clock: { now: () => new Date((now += 250)) },
    ...deps,
  });
  let text = '';
  let done: WrittenAnswer | undefined;
  const asked = { assistant: { id: 'asst_a', name: 'Desk' } as const, question, history: [] };
  for await (const event of writer.write(asked, signal)) {
    expect(done).toBeUndefined();
    if (event.type === 'done') done = event;
    else text += event.text;
  }
  if (done === undefined) throw new Error('no end');
  expect(done.text).toBe(text);
  return done;
}

const reasonOf = ({ escalation }: WrittenAnswer) =>
  escalation.requiresEscalation ? escalation.reason : 'none';

describe('createAnswerWriter', () => {
  it('writes a covered answer with its citation and its receipt', async () => {
    const done = await write('How fast do you ship?');
    expect(done.text).toBe('**Shipping**\n\nWe ship in two days.');
    expect(done.citations).toMatchObject([
      { index: 1, title: 'Shipping', url: 'https://desk.example/s#shipping' },
    ]);
    expect(done.escalation).toEqual({ requiresEscalation: false, confidence: 0.9 });
    expect(done.receipt).toMatchObject({ provider: 'extractive', latencyMs: 250, confidence: 0.9 });
    expect(done.receipt.passages.map(({ url }) => url)).toEqual([
      'https://desk.example/s#shipping',
      'https://desk.example/s#costs',
    ]);
  });

  it('says honestly, in the visitor’s language, that it does not know', async () => {
    const english = await write('Who won the world cup?', { retriever: retrieverWith(0.1) });
    expect([english.text, reasonOf(english), english.citations]).toEqual([
      replyIn('en', 'notCovered'),
      'missing_knowledge',
      [],
    ]);
    const german = await write('Wer hat die Weltmeisterschaft gewonnen?', {
      retriever: retrieverWith(0, []),
    });
    expect(german.text).toBe(replyIn('de', 'notCovered'));
  });

  it('answers with doubt, and offers a person, when the knowledge may not answer', async () => {
    const done = await write('How fast do you ship?', { retriever: retrieverWith(0.4) });
    expect([reasonOf(done), done.citations.length]).toEqual(['low_confidence', 1]);
  });

  it('asks neither knowledge nor provider about small talk and wishes for a person', async () => {
    const untouchable = {
      retriever: { retrieve: () => Promise.reject(new Error('asked')) },
      chooseProvider: () =>
        providerOf(() => {
          throw new Error('asked');
        }),
    };
    const thanks = await write('thank you!', untouchable);
    expect([thanks.text, reasonOf(thanks)]).toEqual([replyIn('en', 'thanks'), 'none']);
    const person = await write('Ich möchte mit einem Menschen sprechen', untouchable);
    expect([person.text, reasonOf(person)]).toEqual([replyIn('de', 'person'), 'customer_request']);
  });

  it('takes over what the provider says about model and tokens, and its own “not answered”', async () => {
    const provider = providerOf(async function* () {
      yield { ...DONE, usedPassages: [], answered: false };
    });
    const done = await write('How fast?', { chooseProvider: () => provider });
    expect([done.text, reasonOf(done), done.citations]).toEqual([
      replyIn('en', 'notCovered'),
      'missing_knowledge',
      [],
    ]);
    expect(done.receipt).toMatchObject({ provider: 'scripted', model: 'm', inputTokens: 3 });
  });

  const failures: Record<string, (signal: AbortSignal) => AsyncIterable<AnswerEvent>> = {
    'throws at once': () => {
      throw new Error('vendor secret');
    },
    'throws in the middle': async function* () {
      yield { type: 'delta', text: 'We ship' };
      throw new Error('vendor secret');
    },
    'ends without an end': async function* () {
      yield { type: 'delta', text: 'We ship\n\n```sh\nopen' };
    },
    'says nothing': async function* () {
      yield { type: 'delta', text: ' ' };
      yield DONE;
    },
    'never begins': async function* () {
      await never();
      yield DONE;
    },
    stalls: async function* () {
      yield { type: 'delta', text: 'We' };
      await never();
    },
    'never comes to an end': async function* (signal) {
      while (!signal.aborted) {
        yield { type: 'delta', text: '.' };
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };

  it.each(Object.entries(failures))(
    'ends honestly with what was found when the provider %s',
    async (_, run) => {
      const errors: unknown[] = [];
      let given: AbortSignal | undefined;
      const provider = providerOf((signal) => {
        given = signal;
        return run(signal);
      });
      const limits = { firstPieceMs: 40, stallMs: 40, totalMs: 120 };
      const done = await write('How fast?', {
        chooseProvider: () => provider,
        limits,
        onFailure: (error) => errors.push(error),
      });
      expect(done.text.endsWith(replyIn('en', 'failed'))).toBe(true);
      expect(done.text).not.toContain('vendor secret');
      expect(reasonOf(done)).toBe('provider_failure');
      expect(done.citations).toHaveLength(2);
      expect(errors).toHaveLength(1);
      expect(given?.aborted).toBe(true);
      if (done.text.includes('```')) expect(done.text).toContain('open\n```\n\nI can’t');
    },
  );

  it('ends honestly when retrieval fails', async () => {
    const done = await write('How fast?', {
      retriever: { retrieve: () => Promise.reject(new Error('down')) },
    });
    expect([done.text, reasonOf(done), done.citations]).toEqual([
      replyIn('en', 'failed'),
      'provider_failure',
      [],
    ]);
  });

  it('stops with what it has when the visitor leaves, and stops the provider', async () => {
    const stop = new AbortController();
    let given: AbortSignal | undefined;
    const provider = providerOf(async function* (signal) {
      given = signal;
      yield { type: 'delta', text: 'We ship' };
      stop.abort();
      await never();
    });
    const done = await write('How fast?', { chooseProvider: () => provider }, stop.signal);
    expect([done.text, reasonOf(done), given?.aborted]).toEqual(['We ship', 'none', true]);
  });
});
