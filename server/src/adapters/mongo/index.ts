// Everything that the desk keeps, on one connection.

import type { Connection } from 'mongoose';

import type { Clock } from '../../ports/clock.ts';
import { createAssistantStore } from './assistant-store.ts';
import { createConversationStore } from './conversation-store.ts';
import { createDocumentStore } from './document-store.ts';
import { createMessageStore } from './message-store.ts';
import { ensureIndexes } from './ensure-indexes.ts';
import { defineModels } from './models/index.ts';
import { createSessionStore } from './session-store.ts';

/**
 * Makes the stores of one connection, with their indexes in place.
 * @returns one store per port, and the indexes that the server refused
 */
export async function createMongoStores(connection: Connection, clock: Clock) {
  const models = defineModels(connection);
  const refusedIndexes = await ensureIndexes(models);
  const stores = {
    assistants: createAssistantStore(models),
    conversations: createConversationStore(models, clock),
    documents: createDocumentStore(models),
    messages: createMessageStore(models, clock),
    sessions: createSessionStore(models, clock),
  };
  return { stores, refusedIndexes };
}

/** The stores of one desk. */
export type Stores = Awaited<ReturnType<typeof createMongoStores>>['stores'];
