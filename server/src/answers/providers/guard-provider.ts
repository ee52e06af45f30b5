// Guards against a service that is down: it gets only so much time, and after several failures no questions for a while.

import { circuitBreaker, ConsecutiveBreaker, handleWhen } from 'cockatiel';

import type { AnswerProvider } from '../../ports/answer-provider.ts';
import { BudgetSpentError } from '../../ports/call-meter.ts';
import { watchStream, type StreamLimits } from './watch-stream.ts';

/** How patient the desk is with a service. */
export interface GuardLimits extends StreamLimits {
  /** After so many failures in a row nothing is asked. */
  readonly failuresMax: number;
  /** After this time one question tries whether the service is back. */
  readonly pauseMs: number;
}

/**
 * Patience with one service out of a chain.
 * @source Whatever goes wrong is visible within 20 s: the fallback begins after at most 9.5 s, and a stalled answer ends 9 s after its last word. Longer than the
 *   8 s for which a desk that stops waits for its answers, so that one held up by a restart is interrupted and not failed.
 */
export const GUARD_LIMITS: GuardLimits = {
  firstPieceMs: 9_500,
  stallMs: 9_000,
  totalMs: 60_000,
  failuresMax: 5,
  pauseMs: 30_000,
};

/** Guards a provider. While it is known to be down its answers fail at once, so that visitors need not wait for what comes next. */
export function guardProvider(provider: AnswerProvider, limits: GuardLimits = GUARD_LIMITS): AnswerProvider {
  const breaker = circuitBreaker(
    handleWhen((error) => !(error instanceof StoppedError || error instanceof BudgetSpentError)),
    { halfOpenAfter: limits.pauseMs, breaker: new ConsecutiveBreaker(limits.failuresMax) },
  );
  return {
    name: provider.name,
    hasOwnKnowledge: provider.hasOwnKnowledge === true,
    async *answer(request, signal) {
      const events = watchStream((own) => provider.answer(request, own), limits, signal);
      try {
        let next = await breaker.execute(async () => firstOf(events, signal));
        while (next.done !== true) {
          yield next.value;
          next = await events.next();
        }
      } finally {
        await events.return(undefined);
      }
    },
  };
}

/** A visitor who leaves says nothing about the service. */
class StoppedError extends Error {}

async function firstOf<T>(
  events: AsyncGenerator<T>,
  signal: AbortSignal,
): Promise<IteratorResult<T, unknown>> {
  try {
    return await events.next();
  } catch (error) {
    if (signal.aborted) throw new StoppedError('the visitor stopped', { cause: error });
    throw error;
  }
}
