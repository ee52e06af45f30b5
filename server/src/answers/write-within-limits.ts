// Writes no answer without leave, and tells what each has cost.

import type { EscalationReason } from '@frontdesk/contract';

import type { Allowed, AnswerAllowance, AnswerCost, NotAllowed } from '../ports/answer-allowance.ts';
import type { AnswerWriter, Question, WrittenAnswer } from '../ports/answer-writer.ts';
import { replyIn, type Reply } from './phrases/replies.ts';
import { readIntent } from './escalation/read-intent.ts';

/** What is said to the visitor, and to the owner's people, when no answer was written. */
const REASONS: Readonly<
  Record<
    NotAllowed['kind'],
    { readonly reply: Reply; readonly reason: EscalationReason; readonly summary: string }
  >
> = {
  'usage-limit': {
    reply: 'limit',
    reason: 'usage_limit',
    summary: 'A usage limit is reached, so the assistant does not answer.',
  },
  'people-only': {
    reply: 'failed',
    reason: 'policy_restriction',
    summary: 'The visitor’s access can’t be checked right now, so only people answer.',
  },
  refused: {
    reply: 'restricted',
    reason: 'policy_restriction',
    summary: 'The visitor has no access to this assistant any more.',
  },
};

/**
 * Makes a writer that asks for leave before every answer. When a limit is reached the chat still takes messages: the visitor is told, and a
 * person is offered.
 */
export function writeWithinLimits(writer: AnswerWriter, allowance: AnswerAllowance): AnswerWriter {
  return {
    async *write(question, signal) {
      const leave = await allowance.begin(question);
      if (leave.kind === 'allowed') yield* writeAllowed(writer, leave, signal);
      else yield* sayWhyNot(question, leave);
    },
  };
}

async function* writeAllowed(
  writer: AnswerWriter,
  leave: Allowed,
  signal: AbortSignal,
): ReturnType<AnswerWriter['write']> {
  let cost: AnswerCost | undefined;
  try {
    for await (const event of writer.write(leave.question, signal)) {
      if (event.type === 'done') cost = costOf(event);
      yield event;
    }
  } finally {
    // Also when the reader hangs up: what was set aside is then taken as used.
    await leave.settle(cost);
  }
}

/** What costs nothing, because no model is asked. */
const FREE = ['desk', 'canned answer', 'extractive'];

/** A model that was asked and said nothing of its tokens, such as one that failed, may have used all that it was allowed. */
function costOf({ receipt: { provider, inputTokens, outputTokens } }: WrittenAnswer): AnswerCost | undefined {
  if (inputTokens !== undefined && outputTokens !== undefined) return { inputTokens, outputTokens };
  return FREE.includes(provider) ? { inputTokens: 0, outputTokens: 0 } : undefined;
}

async function* sayWhyNot(
  { question, history }: Question,
  { kind, message }: NotAllowed,
): ReturnType<AnswerWriter['write']> {
  const { language } = readIntent(question, history);
  const { reply, reason, summary } = REASONS[kind];
  const text = message ?? replyIn(language, reply);
  yield { type: 'delta', text };
  yield {
    type: 'done',
    text,
    citations: [],
    escalation: { requiresEscalation: true, confidence: 0, reason, summary },
    receipt: { provider: 'none', passages: [], decision: reason, confidence: 0, latencyMs: 0 },
  };
}
