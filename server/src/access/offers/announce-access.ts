// Tells people at once that what they may do has changed.

import type { AccessState, AssistantId, WorkspaceId } from '@frontdesk/contract';

import type { AssistantStore } from '../../ports/assistant-store.ts';
import type { Connections } from '../../ports/connections.ts';
import type { SubscriberKey } from '../../ports/subscription-store.ts';
import type { IdentifiedVisitor, VisitorStore } from '../../ports/visitor-store.ts';
import type { Entitlements } from '../entitlement/entitlements.ts';
import { toAccessState } from '../entitlement/to-access-state.ts';

interface AnnounceDeps {
  readonly assistants: AssistantStore;
  readonly visitors: VisitorStore;
  readonly connections: Connections;
  readonly entitlements: Entitlements;
}

/** Tells people what they may do now. */
export interface AnnounceAccess {
  /** Tells every open chat of a customer, on every assistant of the workspace. */
  toCustomer(workspaceId: WorkspaceId, customer: SubscriberKey): Promise<void>;
}

/** Makes the announcement of changes. */
export function createAnnounceAccess(deps: AnnounceDeps): AnnounceAccess {
  const { assistants, visitors, connections, entitlements } = deps;

  async function tell(visitor: IdentifiedVisitor): Promise<void> {
    const assistant = await assistants.findAssistant(visitor.assistantId);
    if (!assistant) return;
    const asking = { assistant, user: visitor };
    entitlements.forget(asking);
    const state: AccessState = toAccessState(await entitlements.admit(asking));
    connections.accessChanged(visitor.id, state);
  }

  return {
    async toCustomer(workspaceId, { email, subject }) {
      const byEmail = email === undefined ? [] : await visitors.listByEmail(workspaceId, email);
      const own = subject === undefined ? [] : await assistants.listAssistants(workspaceId);
      const named = await Promise.all(own.map(async ({ id }) => findNamed(visitors, subject ?? '', id)));
      const everybody = new Map([...byEmail, ...named.flat()].map((visitor) => [visitor.id, visitor]));
      await Promise.all([...everybody.values()].map(tell));
    },
  };
}

async function findNamed(visitors: VisitorStore, subject: string, id: AssistantId) {
  const visitor = await visitors.findBySubject(subject, id);
  return visitor ? [visitor] : [];
}
