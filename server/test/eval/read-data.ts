// Reads evaluation data: knowledge with questions to it, and chat about other things.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const recordSchema = z.object({
  id: z.string(),
  doc: z.string().optional(),
  title: z.string().default(''),
  text: z.string(),
});

const questionSchema = z.object({
  id: z.string(),
  q: z.string(),
  gold: z.array(z.string()).default([]),
  golddoc: z.string().optional(),
  answers: z.array(z.string()).default([]),
  answerable: z.boolean().default(true),
});

/** A section of a document: what the labels point at. */
export interface CorpusRecord {
  readonly id: string;
  readonly doc: string;
  readonly title: string;
  readonly text: string;
}

/** A question with its labels. */
export interface LabelledQuestion {
  readonly id: string;
  readonly q: string;
  /** The records that answer it; empty where only the document is known. */
  readonly gold: readonly string[];
  /** The document that answers it, where it is labelled. */
  readonly golddoc?: string | undefined;
  /** Right answers in the words of the record. */
  readonly answers: readonly string[];
  readonly answerable: boolean;
}

/** Knowledge with questions to it. */
export interface LabelledKnowledge {
  readonly records: readonly CorpusRecord[];
  readonly questions: readonly LabelledQuestion[];
}

/** Which files hold a part's questions: one half, the other, or all. */
const QUESTION_FILE = /^questions(\..+)?\.json$/;

/**
 * Reads a part of a data folder.
 * @returns nothing when the folder is missing or has no questions
 * @throws {Error} when a file is broken; the message names it and says what is wrong
 */
export async function readPart(folder: string): Promise<LabelledKnowledge | undefined> {
  const names = await namesIn(folder);
  const questions = await readQuestions(folder, names);
  if (questions.length === 0 || !names.includes('corpus.json')) return undefined;
  return { records: await readRecords(join(folder, 'corpus.json')), questions };
}

/**
 * Reads one knowledge base from two files.
 * @throws {Error} when a file is missing or broken; the message names it and says what is wrong
 */
export async function readKnowledge(corpusPath: string, questionsPath: string): Promise<LabelledKnowledge> {
  return {
    records: await readRecords(corpusPath),
    questions: await readJson(questionsPath, z.array(questionSchema)),
  };
}

/**
 * Reads the utterances of a part whose corpus is intents rather than documents.
 * @returns nothing when there are none
 */
export async function readUtterances(folder: string): Promise<readonly string[]> {
  return (await readQuestions(folder, await namesIn(folder))).map(({ q }) => q);
}

/** Lists the parts within a folder, such as the languages of XQuAD; none when it is missing. */
export async function listParts(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(noneIfMissing);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(noneIfMissing);
  return entries.map(({ name }) => name).toSorted();
}

function noneIfMissing(error: unknown): never[] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
  throw error;
}

async function readQuestions(folder: string, names: readonly string[]): Promise<LabelledQuestion[]> {
  const files = names.filter((name) => QUESTION_FILE.test(name));
  const halves = await Promise.all(
    files.map((name) => readJson(join(folder, name), z.array(questionSchema))),
  );
  return [...new Map(halves.flat().map((question) => [question.id, question])).values()];
}

async function readRecords(path: string): Promise<CorpusRecord[]> {
  const records = await readJson(path, z.array(recordSchema).min(1));
  return records.map((record) => ({ ...record, doc: record.doc ?? record.id }));
}

async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new Error(`${path} could not be read; check the path.`, { cause: error });
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON.`, { cause: error });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${path}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not as expected'}`);
}
