// Keys for programs that were written for another service.

import type { Timestamp } from './entities.ts';
import type { ApiKeyId, AssistantId } from './ids.ts';

/** The services whose programs work with the desk. */
export const PROGRAM_SYSTEMS = [
  'selgora',
  'aisupportbot',
  'mygptassistants',
  'smarttalk',
  'customgpt',
] as const;

/** A service whose programs work with the desk. */
export type ProgramSystem = (typeof PROGRAM_SYSTEMS)[number];

/** Everything that a program of that service has to be given. */
export interface ProgramKey {
  readonly system: ProgramSystem;
  /** Shown this once, in that service's format. */
  readonly key: string;
  readonly keyId: ApiKeyId;
  readonly expiresAt: Timestamp;
  /** What stands in place of the service's own address in the program. */
  readonly baseUrl: string;
  readonly assistantId: AssistantId;
  /** What the program calls the assistant, by the name that the service's documents use. */
  readonly ids: Readonly<Record<string, string | number>>;
}
