// The story of one answer: what the message wants, what the knowledge has, what the provider writes, whether a person is needed.

import type { AnsweringSettings, AssistantId } from '@frontdesk/contract';

import { AppError } from '../errors.ts';
import type { AnswerProvider, AnswerRequest } from '../ports/answer-provider.ts';
import type { AnswerWriter, Question } from '../ports/answer-writer.ts';
import { DEFAULT_ANSWERING, type AnsweringSettingsStore } from '../ports/answering-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Passage } from '../ports/passage.ts';
import type { QuestionModel } from '../ports/question-model.ts';
import type { Retriever } from '../ports/retriever.ts';
import type { CannedAnswers } from './canned/canned-answers.ts';
import { evidenceOf, finishDraft, type Draft } from './draft.ts';
import { asksToAct } from './escalation/asks-to-act.ts';
import { isCovered } from './escalation/decide-escalation.ts';
import { hasAskedBefore } from './escalation/has-asked-before.ts';
import { readIntent } from './escalation/read-intent.ts';
import { missingEnd } from './extractive/close-markdown.ts';
import { searchKnowledge } from './follow-up/search-knowledge.ts';
import { contextOf } from './guardrails/context-of.ts';
import { matchTopic } from './guardrails/match-topic.ts';
import { redactPersonalData } from './guardrails/redact-personal-data.ts';
import { stripInvisible } from './guardrails/strip-invisible.ts';
import { replyIn } from './phrases/replies.ts';
import { watchStream, type StreamLimits } from './providers/watch-stream.ts';

/** What writing an answer needs. */
export interface AnswerWriterDeps {
  readonly retriever: Retriever;
  /** Chooses who writes, by the assistant's settings. */
  readonly chooseProvider: (
    settings: AnsweringSettings,
    assistantId: AssistantId,
  ) => AnswerProvider | Promise<AnswerProvider>;
  /** Absent: every assistant answers by {@link DEFAULT_ANSWERING}. */
  readonly settings?: Pick<AnsweringSettingsStore, 'read'>;
  readonly cannedAnswers?: CannedAnswers;
  /** Rewords questions and reorders passages, where settings ask for it. */
  readonly questionModel?: QuestionModel | undefined;
  /** Makes the address at which a passage opens. */
  readonly citationUrl: (passage: Passage) => string;
  readonly clock: Clock;
  /** How long the provider may take; {@link ANSWER_LIMITS} by default. */
  readonly limits?: StreamLimits;
  /** Hears why retrieval or the provider failed; visitors never do. */
  readonly onFailure?: (error: unknown) => void;
}

/**
 * Patience with providers: a visitor who waits longer for a first word is gone, and one who waits longer for the next has read the last twice.
 * @source Whatever goes wrong is visible within 20 s: a first word after at most 10.5 s, and a next one within 9.2 s.
 */
export const ANSWER_LIMITS: StreamLimits = { firstPieceMs: 10_500, stallMs: 9_200, totalMs: 60_000 };

interface Writing {
  readonly deps: AnswerWriterDeps;
  readonly signal: AbortSignal;
}

/** Creates the writer of answers. It never fails: what goes wrong becomes an honest sentence and the reason for a person. */
export function createAnswerWriter(deps: AnswerWriterDeps): AnswerWriter {
  const now = (): number => deps.clock.now().getTime();
  return {
    async *write(question, signal) {
      const draft = beginDraft(question, now());
      for await (const text of piecesOf(draft, { deps, signal })) {
        draft.text += text;
        yield { type: 'delta', text };
      }
      if (draft.outcome?.declined && !signal.aborted) {
        draft.text = replyIn(draft.intent.language, 'restricted');
      }
      yield finishDraft(draft, { ...deps, now });
    },
  };
}

function beginDraft(question: Question, startedAt: number): Draft {
  const intent = readIntent(question.question, question.history);
  return {
    question,
    startedAt,
    intent,
    settings: DEFAULT_ANSWERING,
    asked: stripInvisible(question.question),
    history: question.history,
    retrieval: { passages: [], coverage: 0 },
    searchedFor: undefined,
    topic: undefined,
    canned: undefined,
    asksToAct: asksToAct(question.question, intent.language),
    isRepeat: hasAskedBefore(question.question, question.history),
    text: '',
    outcome: undefined,
    writer: undefined,
    provider: 'desk',
    failed: false,
    failure: undefined,
    notes: [],
  };
}

async function* piecesOf(draft: Draft, writing: Writing): AsyncGenerator<string> {
  const { kind, language } = draft.intent;
  if (kind !== 'question') {
    yield replyIn(language, kind);
    return;
  }
  if (draft.question.isOverLimit) {
    yield replyIn(language, 'limit');
    return;
  }
  await prepare(draft, writing);
  const own = ownWords(draft);
  if (own !== undefined) {
    yield own;
    return;
  }
  if (!draft.failed) yield* providerPieces(draft, writing);
  if (writing.signal.aborted || draft.outcome?.declined) return;
  if (draft.failed) {
    const before = draft.text === '' ? '' : `${missingEnd(draft.text)}\n\n`;
    yield before + replyIn(language, 'failed');
  } else if (draft.text.trim() === '') {
    yield replyIn(language, 'notCovered');
  }
}

/** Gathers what the answer may rest on: the owner's rules, a canned answer, passages. */
async function prepare(draft: Draft, { deps, signal }: Writing): Promise<void> {
  const { assistant, question, withDrafts = false, trial } = draft.question;
  try {
    draft.settings = trial?.settings ?? (await deps.settings?.read(assistant.id)) ?? draft.settings;
    redact(draft);
    draft.topic = matchTopic(question, draft.settings.blockedTopics);
    if (draft.topic) return;
    draft.canned = await deps.cannedAnswers?.find(assistant.id, question, {
      withDrafts,
      trial: trial?.canned,
    });
    if (draft.canned) return;
    draft.writer = await deps.chooseProvider(draft.settings, assistant.id);
    await searchKnowledge(draft, deps, signal);
  } catch (error) {
    deps.onFailure?.(error);
    draft.failed = true;
  }
}

/** Takes personal data out of what a provider reads. */
function redact(draft: Draft): void {
  draft.history = draft.history.map((turn) => ({ ...turn, text: stripInvisible(turn.text) }));
  if (draft.settings.redaction === 'off') return;
  const { text, found } = redactPersonalData(draft.asked);
  draft.asked = text;
  draft.history = draft.history.map((turn) => ({ ...turn, text: redactPersonalData(turn.text).text }));
  for (const [kind, count] of found) draft.notes.push(`Redacted before the model: ${kind} (${count}).`);
}

/** @returns what the desk says without asking a provider; `undefined` when a provider is to write */
function ownWords(draft: Draft): string | undefined {
  const { topic, canned, failed, intent } = draft;
  if (topic) return topic.reply ?? replyIn(intent.language, 'restricted');
  if (canned) {
    draft.provider = 'canned answer';
    return canned.canned.answer;
  }
  if (failed || draft.writer?.hasOwnKnowledge || isCovered(evidenceOf(draft))) return undefined;
  return replyIn(intent.language, draft.asksToAct ? 'restricted' : 'notCovered');
}

/** Passes on what the provider writes. A provider that throws, stalls, ends without an end or says nothing has failed. */
async function* providerPieces(draft: Draft, { deps, signal }: Writing): AsyncGenerator<string> {
  const { writer } = draft;
  if (!writer) return;
  draft.provider = writer.name;
  try {
    const events = watchStream(
      (own) => writer.answer(requestOf(draft), own),
      deps.limits ?? ANSWER_LIMITS,
      signal,
    );
    for await (const event of events) {
      if (event.type === 'done') {
        draft.outcome = event;
        break;
      }
      if (event.text !== '') yield event.text;
    }
    const saidNothing = draft.text.trim() === '' && draft.outcome?.answered !== false;
    if (draft.outcome === undefined || saidNothing) throw new Error('the provider ended without an answer');
  } catch (error) {
    draft.failed = !signal.aborted;
    if (error instanceof AppError) draft.failure = error.code;
    if (draft.failed) deps.onFailure?.(error);
  }
}

function requestOf(draft: Draft): AnswerRequest {
  const { question, settings, intent, asked, history, retrieval, searchedFor } = draft;
  const { tone, instructions, linkHosts, answerCharsMax, answerTokensMax, blockedTopics } = settings;
  const model = question.model ?? settings.model;
  return {
    question: asked,
    passages: retrieval.passages,
    history,
    assistantName: question.assistant.name,
    isCovered: isCovered(evidenceOf(draft)),
    ...(question.session === undefined ? {} : { session: question.session }),
    ...(searchedFor === undefined ? {} : { searchedFor }),
    ...(question.userContext && {
      userContext: contextOf(question.userContext, settings.redaction !== 'off'),
    }),
    ...(question.sampling && { sampling: question.sampling }),
    ...(question.meter && { meter: question.meter }),
    guidance: {
      tone,
      instructions,
      linkHosts,
      answerCharsMax,
      answerTokensMax,
      blockedTopics: blockedTopics.map(({ name }) => name),
      language: intent.language,
      ...(model === null ? {} : { model }),
    },
  };
}
