// The events of an answer that came in one piece.

import type { AnswerEvent, AnswerOutcome, ForeignVerdict } from '../../ports/answer-provider.ts';

/** An answer as a service sent it. */
export interface ForeignAnswer extends Pick<AnswerOutcome, 'inputTokens' | 'outputTokens'> {
  /** Absent or empty: the service has no answer. */
  readonly text: string | undefined;
  readonly verdict: ForeignVerdict;
}

/** Says an answer. An empty one is no answer: then a person is needed whatever else the service says. */
export function* sayForeign({ text = '', ...rest }: ForeignAnswer): Generator<AnswerEvent> {
  if (text.trim() !== '') yield { type: 'delta', text };
  yield endForeign({ text, ...rest });
}

/** The end of an answer whose text was passed on before. */
export function endForeign({ text, verdict, ...usage }: ForeignAnswer): AnswerOutcome {
  return { type: 'done', usedPassages: [], answered: (text ?? '').trim() !== '', foreign: verdict, ...usage };
}

/** The tokens that a service told, where it told both. */
export function usageOf(input: number | undefined, output: number | undefined) {
  return input === undefined || output === undefined ? {} : { inputTokens: input, outputTokens: output };
}
