// The promises of a conversation, checked against the store and against what was told.

import { isDeepStrictEqual } from 'node:util';

import type { Message } from '@frontdesk/contract';

import type { Kept } from './acts.ts';
import type { StoryProcess, Told } from './story-process.ts';

const list = (items: readonly unknown[]) => items.join();
const repeated = (keys: readonly string[]) => keys.filter((key, index) => keys.indexOf(key) !== index);

function keyOf(message: Message): string {
  switch (message.kind) {
    case 'visitor':
    case 'agent':
      return `${message.kind} ${message.clientMessageId}`;
    case 'answer':
      return `answer ${message.inReplyTo} ${message.attempt}`;
    case 'handover':
      return `handover ${message.version}`;
  }
}

function checkOrder(stored: readonly Message[]): readonly string[] {
  const seqs = stored.map(({ seq }) => seq);
  const versions = stored.flatMap((message) => (message.kind === 'handover' ? [message.version] : []));
  return [
    ...(seqs.every((seq, index) => seq === index + 1) ? [] : [`gap or inversion: ${list(seqs)}`]),
    ...(versions.every((version, index) => version === index + 1) ? [] : [`versions: ${list(versions)}`]),
    ...repeated(stored.map(keyOf)).map((key) => `twice: ${key}`),
    ...stored.flatMap((message) =>
      message.kind === 'answer' && message.status === 'streaming' ? [`never ended: ${message.seq}`] : [],
    ),
  ];
}

function checkKept(kept: readonly Kept[], stored: readonly Message[]): readonly string[] {
  return kept.flatMap(({ kind, clientMessageId, text, receipts, isRefused }) => {
    const found = stored.find((message) => keyOf(message) === `${kind} ${clientMessageId}`);
    if (receipts.length === 0) return isRefused ? [] : [`no receipt: ${text}`];
    if (!found) return [`lost: ${text}`];
    const isSame = receipts.every(({ messageId, seq }) => messageId === found.id && seq === found.seq);
    const isText = 'text' in found && found.text === text;
    return isSame && isText ? [] : [`another message than was acknowledged: ${text}`];
  });
}

/** What was told in one life: each thing once, as it is stored, pieces as beginnings of their answers. */
function checkTold({ created, done, deltas }: Told, stored: readonly Message[]): readonly string[] {
  const differs = [...created, ...done].filter(
    (told) =>
      !isDeepStrictEqual(
        told,
        stored.find(({ id }) => id === told.id),
      ),
  );
  const wrong = deltas.filter(({ answerId, offset, text }) => {
    const answer = stored.find(({ id }) => id === answerId);
    const whole = answer?.kind === 'answer' && answer.status === 'complete' ? answer.text : undefined;
    return whole !== undefined && whole.slice(offset, offset + text.length) !== text;
  });
  return [
    ...repeated([...created, ...done].map(({ id }) => id)).map((id) => `told twice: ${id}`),
    ...differs.map(({ seq }) => `told other than stored: ${seq}`),
    ...wrong.map(({ seq }) => `a piece that is not of its answer: ${seq}`),
  ];
}

/** What a story is checked by. */
export interface StoryEvidence {
  readonly kept: readonly Kept[];
  readonly lives: readonly Told[];
}

/** Checks a story that has come to rest. @returns what is wrong, nothing when all is kept */
export async function checkStory(
  story: StoryProcess,
  { kept, lives }: StoryEvidence,
): Promise<readonly string[]> {
  const conversation = await story.conversation();
  const key = { assistantId: story.ground.assistant.id, conversationId: story.id };
  const records = await story.stores.messages.list(key, { afterSeq: 0, limit: 1_000 });
  const stored = records.map(({ message }) => message);
  const end = stored.at(-1)?.seq ?? 0;
  const middle = Math.floor(end / 2) + 1;
  const rest = end > 1 ? ((await story.resume(middle))?.messages ?? []) : [];
  const latest = stored.findLast((message) => message.kind === 'handover');
  const version = latest?.kind === 'handover' ? latest.version : 0;
  return [
    ...checkOrder(stored),
    ...checkKept(kept, stored),
    ...lives.flatMap((told) => checkTold(told, stored)),
    ...((conversation?.lastSeq ?? 0) === end ? [] : [`stale end: ${conversation?.lastSeq} for ${end}`]),
    ...((conversation?.handover.version ?? 0) === version ? [] : ['the conversation has another hand-over']),
    ...(isDeepStrictEqual(rest, stored.slice(end > 1 ? middle : end))
      ? []
      : ['a resume returns something else']),
  ];
}
