// What every command of the model test is made of.

import { isDeepStrictEqual } from 'node:util';

import type fc from 'fast-check';

import type { ConversationUnderTest } from './conversation-under-test.ts';
import type { AgentSeat, ExpectedTranscript } from './expected-transcript.ts';

/** What a command works on: the expectation, and what it can know of the tabs without the desk. */
export interface Model {
  readonly expected: ExpectedTranscript;
  readonly tabs: { isOnline: boolean; pending: string[] }[];
  readonly replies: Map<string, AgentSeat>;
}

/** Begins a model of a conversation with one open tab. */
export function createModel(expected: ExpectedTranscript): Model {
  return { expected, tabs: [{ isOnline: true, pending: [] }], replies: new Map() };
}

/** One act. */
export type Command = fc.AsyncCommand<Model, ConversationUnderTest>;
type Act = (model: Model, real: ConversationUnderTest) => Promise<void>;

/** Makes a command. @param check whether it is possible now */
export function command(name: string, check: (model: Readonly<Model>) => boolean, run: Act): Command {
  return { check, run, toString: () => name };
}

/** @throws {Error} when two things differ */
export function same(what: string, actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) {
    throw new Error(`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
  }
}

/** One of several, whatever the number says. */
export function at<T>(items: readonly T[], index: number): T {
  return items[index % items.length] as T;
}

/** Whether anything has been said. */
export const hasBegun = ({ expected }: Readonly<Model>) => expected.blocks.length > 0;
/** Whether a tab is meant to be connected. */
export const isOnline = ({ tabs }: Readonly<Model>, index: number) => at(tabs, index).isOnline;
