// Several providers as one: when one fails before its first word, the next writes the answer.

import { AppError } from '../../errors.ts';
import type { AnswerProvider } from '../../ports/answer-provider.ts';

/** What a chain is made of. */
export interface ChainDeps {
  /** At least one, in their order; the last one should need nothing that can fail. */
  readonly links: readonly AnswerProvider[];
  /** Hears why a provider was passed over. */
  readonly onFailure?: ((error: unknown) => void) | undefined;
}

/**
 * Makes one provider of several. What a visitor has read is never taken back: a provider that fails after its first word ends the answer.
 * Providers that need passages are left out where the passages don't cover the question.
 */
export function createProviderChain({ links, onFailure }: ChainDeps): AnswerProvider {
  return {
    name: links[0]?.name ?? 'nobody',
    hasOwnKnowledge: links.some(({ hasOwnKnowledge }) => hasOwnKnowledge === true),
    async *answer(request, signal) {
      const able = links.filter(({ hasOwnKnowledge }) => hasOwnKnowledge || request.isCovered !== false);
      const passedOver: string[] = [];
      for (const [position, link] of able.entries()) {
        let hasBegun = false;
        try {
          for await (const event of link.answer(request, signal)) {
            if (event.type === 'done') {
              if (!hasBegun && event.answered) throw new Error('the provider ended without an answer');
              yield { ...event, writtenBy: link.name, notes: [...passedOver, ...(event.notes ?? [])] };
              return;
            }
            hasBegun ||= event.text.trim() !== '';
            yield event;
          }
          throw new Error('the provider ended without its end');
        } catch (error) {
          if (hasBegun || signal.aborted || position === able.length - 1) throw error;
          onFailure?.(error);
          passedOver.push(`${link.name} failed${codeOf(error)}, so the next provider wrote the answer.`);
        }
      }
    },
  };
}

/** The code of the catalogue, where the failure has one. */
function codeOf(error: unknown): string {
  return error instanceof AppError ? ` (${error.code})` : '';
}
