// Evaluates a data folder, part by part.

import { join } from 'node:path';

import type { EvalPart } from './eval-figures.ts';
import { evaluateAws } from './parts/evaluate-aws.ts';
import { evaluateHidden, HIDDEN } from './parts/evaluate-hidden.ts';
import { evaluateSquad } from './parts/evaluate-squad.ts';
import { evaluateXquad } from './parts/evaluate-xquad.ts';
import { listParts, readPart, readUtterances, type LabelledKnowledge } from './read-data.ts';

/** Hears of each part that was done or skipped: one line without its end. */
export type Progress = (line: string) => void;

/**
 * Evaluates whatever parts a data folder has; a missing one is named and skipped.
 * @throws {Error} when the folder has no part at all, or a file is broken; the message says which
 */
export async function evaluateFolder(folder: string, progress: Progress): Promise<EvalPart> {
  const parts: EvalPart[] = [];
  const chat = await readChat(folder);
  if (chat.length === 0) progress('intents: skipped, there is none; off-topic chat is not measured');
  const evaluate = async (name: string, run: (data: LabelledKnowledge) => EvalPart): Promise<void> => {
    const data = await readPart(join(folder, name));
    if (data === undefined) return progress(`${name}: skipped, there is none`);
    parts.push(timed(name, progress, () => run(data)));
  };
  await evaluate('squad2', (data) => evaluateSquad(data, chat));
  const xquad = await readLanguages(join(folder, 'xquad'));
  if (xquad.size === 0) progress('xquad: skipped, there is none');
  else parts.push(timed('xquad', progress, () => evaluateXquad(xquad)));
  await evaluate('awsqa', (data) => evaluateAws(data, chat));
  for (const name of Object.keys(HIDDEN) as (keyof typeof HIDDEN)[]) {
    await evaluate(`hiddenq/${name}`, (data) => evaluateHidden(name, data));
  }
  if (parts.length === 0)
    throw new Error(`${folder} has none of the parts squad2, xquad, awsqa and hiddenq.`);
  return joined(parts);
}

function timed(name: string, progress: Progress, run: () => EvalPart): EvalPart {
  const startedAt = performance.now();
  const part = run();
  progress(`${name}: done in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  return part;
}

async function readChat(folder: string): Promise<string[]> {
  const names = await listParts(join(folder, 'intents'));
  const sets = await Promise.all(names.map((name) => readUtterances(join(folder, 'intents', name))));
  return sets.flat();
}

async function readLanguages(folder: string): Promise<Map<string, LabelledKnowledge>> {
  const languages = new Map<string, LabelledKnowledge>();
  for (const language of await listParts(folder)) {
    const data = await readPart(join(folder, language));
    if (data !== undefined) languages.set(language, data);
  }
  return languages;
}

/** Joins parts whose figures lie in different places of the same objects. */
function joined(parts: readonly EvalPart[]): EvalPart {
  const figures: Record<string, object> = {};
  for (const part of parts) {
    for (const [group, values] of Object.entries(part.figures))
      figures[group] = { ...figures[group], ...values };
  }
  return { figures, details: parts.flatMap(({ details }) => details) };
}
