// Assistants as their owner sees and changes them.

import type { AssistantProfile } from './session.ts';

/** Bounds of what an owner says of an assistant; characters are UTF-16 code units. */
export const ASSISTANT_LIMITS = {
  nameMaxChars: 80,
  /** A greeting longer than a phone's screen hides the questions to begin with. */
  greetingMaxChars: 600,
  /** As many as fit under the greeting in the panel's smallest form. */
  startersMax: 4,
  starterMaxChars: 120,
} as const;

/** What an owner decides about an assistant. */
export type AssistantSettings = Omit<AssistantProfile, 'id'>;

/** A new assistant: what is not said is as with the first one of a desk. */
export type AssistantWish = Pick<AssistantSettings, 'name'> & Partial<AssistantSettings>;

/** An assistant over REST. */
export interface OwnedAssistant extends AssistantProfile {
  /** Where the tag may stand. */
  readonly allowedOrigins: readonly string[];
  /** What is pasted into the pages of a website. */
  readonly tag: string;
}
