// Sends a call that costs money: the most that it can use is set aside before.

import OpenAI from 'openai';

import type { AnswerCost } from '../../ports/answer-allowance.ts';
import type { CallMeter, TellUse } from '../../ports/call-meter.ts';

/** What a call sends and may get back. */
interface Call {
  readonly body: object;
  readonly outputTokensMax: number;
}

/** A call that was answered. */
interface Answered<T> {
  readonly reply: T;
  readonly tell: TellUse;
}

/** A connection that was never made: nobody has read what was to be sent. */
const NEVER_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|ERR_TLS)/;

/**
 * Sends a call. What a service refuses with a status it does not charge for; a call that broke off or was given up may have cost all that it could.
 * @throws {BudgetSpentError} when the budget does not have as much
 * @throws whatever `send` throws
 */
export async function meteredCall<T>(
  meter: CallMeter | undefined,
  { body, outputTokensMax }: Call,
  send: () => Promise<T>,
): Promise<Answered<T>> {
  const tell = await meter?.begin({
    inputTokens: inputTokensAtMost(body),
    outputTokens: outputTokensMax,
  });
  try {
    return { reply: await send(), tell: tell ?? (() => undefined) };
  } catch (error) {
    if (isFree(error)) tell?.({ inputTokens: 0, outputTokens: 0 });
    throw error;
  }
}

/** Reads what a service says that a call has used. */
export function useOf(usage: {
  readonly prompt_tokens: number;
  readonly completion_tokens?: number;
}): AnswerCost {
  return { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens ?? 0 };
}

/**
 * The most tokens that a request can have: whatever a visitor writes, a token stands for at least one byte. The JSON around the words is more than what
 * a service adds between messages.
 * @source https://github.com/openai/tiktoken: byte pair encoding over UTF-8, whose smallest tokens are single bytes
 */
function inputTokensAtMost(body: object): number {
  return Buffer.byteLength(JSON.stringify(body));
}

function isFree(error: unknown): boolean {
  if (error instanceof OpenAI.APIError && error.status !== undefined) return true;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && NEVER_SENT.test(String(cause.code))) return true;
  }
  return false;
}
