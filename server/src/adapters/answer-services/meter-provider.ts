// Counts what a connected service uses of an assistant's budget.

import type { AnswerProvider } from '../../ports/answer-provider.ts';

/** What an answer of a service counts with that does not say what it used. @source security research, section 4: at most 8,000 tokens in and 800 out per answer */
const AT_MOST = { inputTokens: 8_000, outputTokens: 800 } as const;

/** Counts the calls of a provider whose service says what it used, or says nothing. */
export function meterProvider(provider: AnswerProvider): AnswerProvider {
  return {
    ...provider,
    async *answer(request, signal) {
      const tell = await request.meter?.begin(AT_MOST);
      for await (const event of provider.answer(request, signal)) {
        if (event.type === 'done' && event.inputTokens !== undefined && event.outputTokens !== undefined) {
          tell?.({ inputTokens: event.inputTokens, outputTokens: event.outputTokens });
        }
        yield event;
      }
    },
  };
}
