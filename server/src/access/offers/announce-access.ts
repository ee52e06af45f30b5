// Tells people at once that what they may do has changed.

import type { AssistantId, WorkspaceId } from '@frontdesk/contract';

import type { Logger } from '../../logger.ts';
import type { Assistant, AssistantStore } from '../../ports/assistant-store.ts';
import type { Connections, OpenChat } from '../../ports/connections.ts';
import type { SubscriberKey } from '../../ports/subscription-store.ts';
import type { VisitorStore } from '../../ports/visitor-store.ts';
import type { Entitlements } from '../entitlement/entitlements.ts';
import { toAccessState } from '../entitlement/to-access-state.ts';

interface AnnounceDeps {
  readonly assistants: AssistantStore;
  readonly visitors: VisitorStore;
  readonly connections: Connections;
  readonly entitlements: Entitlements;
  readonly logger: Logger;
}

/** Tells people what they may do now. */
export interface AnnounceAccess {
  /** Tells every open chat of a customer, on every assistant of the workspace. */
  toCustomer(workspaceId: WorkspaceId, customer: SubscriberKey): Promise<void>;
  /** Tells every open chat of an assistant, in the background. */
  toAssistant(id: AssistantId): void;
  /** Tells every open chat of a workspace, in the background. */
  toWorkspace(id: WorkspaceId): void;
}

/** Makes the announcement of changes. */
export function createAnnounceAccess(deps: AnnounceDeps): AnnounceAccess {
  const { assistants, visitors, connections, entitlements, logger } = deps;

  async function tell(assistant: Assistant | null, { visitorId, user }: OpenChat): Promise<void> {
    if (!assistant) return;
    const asking = { assistant, user };
    entitlements.forget(asking);
    connections.accessChanged(visitorId, toAccessState(await entitlements.admit(asking)));
  }

  async function tellOpenChats(assistant: Assistant | null): Promise<void> {
    // A service elsewhere is asked when somebody asks, not for everybody who has a page open: it may allow 60 calls a minute.
    if (!assistant || entitlements.asksElsewhere(assistant)) return;
    for (const chat of await connections.listOpenChats(assistant.id)) await tell(assistant, chat);
  }

  const inBackground = (work: () => Promise<void>) => {
    work().catch((error: unknown) =>
      logger.error({ err: error }, 'open chats were not told of their access'),
    );
  };

  return {
    async toCustomer(workspaceId, { email, subject }) {
      const byEmail = email === undefined ? [] : await visitors.listByEmail(workspaceId, email);
      const own = subject === undefined ? [] : await assistants.listAssistants(workspaceId);
      const named = await Promise.all(own.map(async ({ id }) => findNamed(visitors, subject ?? '', id)));
      const everybody = new Map([...byEmail, ...named.flat()].map((visitor) => [visitor.id, visitor]));
      await Promise.all(
        [...everybody.values()].map(async (user) =>
          tell(await assistants.findAssistant(user.assistantId), { visitorId: user.id, user }),
        ),
      );
    },
    toAssistant(id) {
      inBackground(async () => tellOpenChats(await assistants.findAssistant(id)));
    },
    toWorkspace(id) {
      inBackground(async () => {
        for (const assistant of await assistants.listAssistants(id)) await tellOpenChats(assistant);
      });
    },
  };
}

async function findNamed(visitors: VisitorStore, subject: string, id: AssistantId) {
  const visitor = await visitors.findBySubject(subject, id);
  return visitor ? [visitor] : [];
}
