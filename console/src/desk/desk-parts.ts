// What the parts of the signed-in console share.

import type { AgentProfile } from '@frontdesk/contract';

import type { AgentLink } from '../transport/agent-link.ts';
import type { DeskChange, DeskState } from './desk-state.ts';
import type { Store } from '../store.ts';

/** Who works here, over which link, on which state. */
export interface DeskParts {
  readonly agent: AgentProfile;
  readonly link: AgentLink;
  readonly store: Store<DeskState, DeskChange>;
}
