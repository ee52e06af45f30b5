// Answers in the form of OpenAI's chat completions.

import type { ProgramAnswer } from '../../../chat/programs/program-answer.ts';

/** What all parts of one completion have in common. */
export interface CompletionHead {
  readonly id: string;
  /** In seconds since 1970. */
  readonly created: number;
  readonly model: string;
}

/** The desk's own part of a completion, beside OpenAI's. */
function extension({ citations, escalation }: ProgramAnswer) {
  return { frontdesk: { citations, escalation } };
}

function usageOf({ usage: { inputTokens, outputTokens } }: ProgramAnswer) {
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
  };
}

/** @source https://platform.openai.com/docs/api-reference/chat/object */
export function completion(head: CompletionHead, answer: ProgramAnswer) {
  const message = { role: 'assistant', content: answer.text, refusal: null };
  return {
    ...head,
    object: 'chat.completion',
    choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
    usage: usageOf(answer),
    ...extension(answer),
  };
}

/** @source https://platform.openai.com/docs/api-reference/chat-streaming */
function chunk(head: CompletionHead, delta: object, finishReason: 'stop' | null = null) {
  const choices = [{ index: 0, delta, logprobs: null, finish_reason: finishReason }];
  return { ...head, object: 'chat.completion.chunk', choices };
}

/** The chunk that opens a stream. */
export const firstChunk = (head: CompletionHead) => chunk(head, { role: 'assistant', content: '' });

/** A piece of the text. */
export const textChunk = (head: CompletionHead, content: string) => chunk(head, { content });

/** The chunks that close a stream: the end with the desk's own part, and the tokens when they were asked for. */
export function lastChunks(head: CompletionHead, answer: ProgramAnswer, withUsage: boolean) {
  const end = { ...chunk(head, {}, 'stop'), ...extension(answer) };
  const usage = { ...head, object: 'chat.completion.chunk', choices: [], usage: usageOf(answer) };
  return withUsage ? [end, usage] : [end];
}
