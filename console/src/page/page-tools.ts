// What every page of the owner's side works with.

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

import type { AgentProfile, ApiScope, AssistantId, AssistantProfile } from '@frontdesk/contract';

import type { RestClient } from '../transport/rest-client.ts';

/** A question before something that can't be taken back. */
export interface Question {
  /** What will be done, with the name of what it is done to: `Delete “Prices”?` */
  readonly title: string;
  /** What follows from it. */
  readonly words: string;
  /** What the button says that does it. */
  readonly action: string;
}

/** An assistant to choose. */
export type AssistantName = Pick<AssistantProfile, 'id' | 'name'>;

/** The tools of a page. */
export interface PageTools {
  readonly agent: AgentProfile;
  readonly rest: RestClient;
  /** The assistant on which the pages work. */
  readonly assistantId: AssistantId;
  /** Everything that the desk has, among which to choose. */
  readonly assistants: readonly AssistantName[];
  /** Takes over which assistants there are, after a change. */
  readonly noteAssistants: (assistants: readonly AssistantName[]) => void;
  /** Says whether the agent may do this; the desk itself decides when it is done. */
  readonly can: (scope: ApiScope) => boolean;
  /** Says that something was done, on the screen and aloud, with a way back if there is one. */
  readonly tell: (text: string, undo?: () => void) => void;
  /** Asks before something is done. @returns whether to do it */
  readonly confirm: (question: Question) => Promise<boolean>;
}

const Context = createContext<PageTools | null>(null);

/** Gives the tools to the pages within. */
export const PageToolsProvider = Context.Provider;

/** Returns the tools. @throws {Error} outside of a page */
export function usePageTools(): PageTools {
  const tools = useContext(Context);
  if (!tools) throw new Error('a page outside of the area screen');
  return tools;
}
