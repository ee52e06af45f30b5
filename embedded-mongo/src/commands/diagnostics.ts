// Handshake, monitoring, and what shells ask before their first prompt.
import { hostname } from 'node:os';
import { type CommandHandler, sessionKey } from './command.ts';

/** The version of MongoDB whose behaviour and wire protocol this server follows. */
const VERSION = '7.0.0';

/**
 * Wire version of MongoDB 7.0.
 * @source https://github.com/mongodb/mongo/blob/v7.0/src/mongo/db/wire_version.h
 */
const MAX_WIRE_VERSION = 21;

/**
 * Limits that drivers split their batches by.
 * @source https://www.mongodb.com/docs/manual/reference/command/hello/#output
 */
const LIMITS = {
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  logicalSessionTimeoutMinutes: 30,
} as const;

/** Drivers only retry writes on a member of a replica set, so this server says it is the one member of one. */
const MEMBER = {
  setName: 'embedded',
  secondary: false,
  hosts: ['localhost:27017'],
  primary: 'localhost:27017',
  me: 'localhost:27017',
};

const hello: CommandHandler = ({ command, connectionId }) => ({
  helloOk: true,
  ['hello' in command ? 'isWritablePrimary' : 'ismaster']: true,
  ...MEMBER,
  ...LIMITS,
  localTime: new Date(),
  connectionId,
  minWireVersion: 0,
  maxWireVersion: MAX_WIRE_VERSION,
});

const buildInfo: CommandHandler = () => ({
  version: VERSION,
  versionArray: [...VERSION.split('.').map(Number), 0],
  maxBsonObjectSize: LIMITS.maxBsonObjectSize,
});

const serverStatus: CommandHandler = ({ engine }) => {
  const uptime = Math.floor((Date.now() - engine.startedAt.getTime()) / 1000);
  return { host: hostname(), version: VERSION, process: 'embedded-mongo', pid: process.pid, uptime };
};

/** Forgets the retryable writes of sessions that have ended. */
const endSessions: CommandHandler = ({ command, engine }) => {
  const [sessions] = Object.values(command);
  engine.catalog.transaction(() => {
    for (const session of Array.isArray(sessions) ? (sessions as unknown[]) : []) {
      const key = sessionKey(session);
      if (key) engine.retries.forget(key);
    }
  });
  return {};
};

const nothing: CommandHandler = () => ({});

/** Commands by name. */
export const diagnostics: Readonly<Record<string, CommandHandler>> = {
  hello,
  ismaster: hello,
  isMaster: hello,
  ping: nothing,
  buildInfo,
  buildinfo: buildInfo,
  serverStatus,
  endSessions,
  killSessions: endSessions,
  refreshSessions: nothing,
  getParameter: () => ({ featureCompatibilityVersion: { version: '7.0' } }),
  getCmdLineOpts: () => ({ argv: ['embedded-mongo'], parsed: {} }),
  connectionStatus: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }),
  getLog: () => ({ totalLinesWritten: 0, log: [] }),
  whatsmyuri: ({ connectionId }) => ({ you: `local:${connectionId}` }),
};
