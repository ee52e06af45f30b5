// Takes the key out of whatever a connected service answers: its words, and what it says that they rest on.

import type { AnswerProvider } from '../../ports/answer-provider.ts';
import { STRUCK, StrikeKey } from '../strike-key.ts';

/** Strikes the key out of a provider's answers. Some services put their errors, and the key in them, into the answer itself. */
export function strikeProvider(provider: AnswerProvider, key: string): AnswerProvider {
  return {
    ...provider,
    async *answer(request, signal) {
      const strike = new StrikeKey(key);
      for await (const event of provider.answer(request, signal)) {
        const text = event.type === 'delta' ? strike.push(event.text) : strike.end();
        if (text !== '') yield { type: 'delta', text };
        if (event.type === 'done') yield strikeFrom(event, key);
      }
    },
  };
}

/** Strikes a key out of every text of a value. @param value as JSON has them */
export function strikeFrom<T>(value: T, key: string): T {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'string' ? part.replaceAll(key, STRUCK) : part,
  ) as T;
}
