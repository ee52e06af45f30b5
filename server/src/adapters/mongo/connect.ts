// The connection to the store. Only this folder knows Mongoose.

import mongoose, { type Connection } from 'mongoose';

const SERVER_SELECTION_TIMEOUT_MS = 10_000;

/**
 * Connects to a server of MongoDB's protocol. Every write is acknowledged only once it is durable on a majority.
 * @param uri a connection string; without a database name the database is `frontdesk`
 * @throws {Error} when no server answers within 10 s, or within the string's own `serverSelectionTimeoutMS`
 */
export async function connectStore(uri: string): Promise<Connection> {
  mongoose.set('sanitizeFilter', true);
  mongoose.set('strictQuery', true);
  const connection = mongoose.createConnection(uri, {
    ...(!/^[^:]+:\/\/[^/]+\/[^?]/.test(uri) && { dbName: 'frontdesk' }),
    autoIndex: false,
    autoCreate: false,
    ...(!uri.includes('serverSelectionTimeoutMS=') && {
      serverSelectionTimeoutMS: SERVER_SELECTION_TIMEOUT_MS,
    }),
    writeConcern: { w: 'majority', journal: true },
    retryWrites: true,
  });
  return connection.asPromise();
}
