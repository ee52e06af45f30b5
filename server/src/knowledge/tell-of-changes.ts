// Servers of one desk tell each other that the knowledge of an assistant has changed.

import type { AssistantId } from '@frontdesk/contract';

import type { SharedKnowledge } from '../ports/shared-knowledge.ts';
import type { KnowledgeBase } from './knowledge-base.ts';

/** A source of hundreds of pages is one change for the others, not hundreds. */
const GATHER_MS = 500;

/** Lets a knowledge base tell what it changes. What it reads again because another server has told is not told again. */
export function tellOfChanges(knowledge: KnowledgeBase): KnowledgeBase & SharedKnowledge {
  let tell: ((assistantId: AssistantId) => void) | undefined;
  const waiting = new Map<AssistantId, NodeJS.Timeout>();
  const say = (assistantId: AssistantId) => {
    clearTimeout(waiting.get(assistantId));
    waiting.delete(assistantId);
    tell?.(assistantId);
  };
  const changed = (assistantId: AssistantId | undefined) => {
    if (!tell || assistantId === undefined || waiting.has(assistantId)) return;
    waiting.set(
      assistantId,
      setTimeout(() => say(assistantId), GATHER_MS),
    );
  };
  return {
    ...knowledge,
    tellChanges(teller) {
      tell = teller;
      return () => {
        for (const assistantId of waiting.keys()) say(assistantId);
        tell = undefined;
      };
    },
    put: async (document) => knowledge.put(document).finally(() => changed(document.assistantId)),
    putAll: async (documents, watch) =>
      knowledge.putAll(documents, watch).finally(() => changed(documents[0]?.assistantId)),
    remove: async (assistantId, sourceKeys) =>
      knowledge.remove(assistantId, sourceKeys).finally(() => changed(assistantId)),
  };
}
