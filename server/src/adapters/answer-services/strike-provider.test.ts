import { describe, expect, it } from 'vitest';

import type { AnswerEvent, AnswerProvider, AnswerRequest } from '../../ports/answer-provider.ts';
import { strikeProvider } from './strike-provider.ts';

const KEY = 'key-of-the-owner';
const REQUEST: AnswerRequest = { question: 'Why?', passages: [], history: [], assistantName: 'Desk' };

function saying(...events: readonly AnswerEvent[]): AnswerProvider {
  return {
    name: 'service',
    async *answer() {
      yield* events;
    },
  };
}

async function hear(provider: AnswerProvider): Promise<readonly AnswerEvent[]> {
  const heard: AnswerEvent[] = [];
  for await (const event of provider.answer(REQUEST, new AbortController().signal)) heard.push(event);
  return heard;
}

describe('the key of a connected service', () => {
  it('is struck out of its words, however they are cut, and out of what they rest on', async () => {
    const url = `https://x.example/?key=${KEY}`;
    const sources = [{ id: KEY, title: `About ${KEY}`, url, snippet: 'plain' }];
    const done = { type: 'done', usedPassages: [], answered: true, foreign: { sources } } as const;
    const pieces = ['Your key is key-of', '-the-', 'owner, and key-of'].map((text) => {
      return { type: 'delta', text } as const;
    });
    const heard = await hear(strikeProvider(saying(...pieces, done), KEY));
    const text = heard.map((event) => (event.type === 'delta' ? event.text : '')).join('');
    expect(text).toBe('Your key is ***, and key-of');
    expect(heard.at(-1)).toEqual({
      ...done,
      foreign: {
        sources: [{ id: '***', title: 'About ***', url: 'https://x.example/?key=***', snippet: 'plain' }],
      },
    });
    expect(JSON.stringify(await hear(saying(...pieces, done)))).toContain(KEY);
  });

  it('leaves every other answer as it is', async () => {
    const done = { type: 'done', usedPassages: [], answered: true, inputTokens: 3 } as const;
    const events = [{ type: 'delta', text: 'Three days.' } as const, done];
    expect(await hear(strikeProvider(saying(...events), KEY))).toEqual(events);
  });
});
