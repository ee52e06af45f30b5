// Handshake, monitoring, and what shells ask before their first prompt.
import { hostname } from 'node:os';
import { ObjectId } from 'bson';
import { type Document } from '../bson/document.ts';
import { type CommandHandler, sessionKey } from './command.ts';

/** The version of MongoDB whose behaviour and wire protocol this server follows. */
const VERSION = [7, 0, 0, 0] as const;

/**
 * Wire version of MongoDB 7.0.
 *
 * @source https://github.com/mongodb/mongo/blob/v7.0/src/mongo/db/wire_version.h
 */
const MAX_WIRE_VERSION = 21;

/**
 * Limits that drivers split their batches by.
 *
 * @source https://www.mongodb.com/docs/manual/reference/command/hello/#output
 */
const LIMITS = {
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  logicalSessionTimeoutMinutes: 30,
} as const;

/** Drivers only retry writes on a member of a replica set, so this server says it is the one member of one. */
const SET_NAME = 'embedded';
const processId = new ObjectId();

/** Answers the handshake and the monitoring of drivers. */
export const hello: CommandHandler = ({ command, connectionId, engine }) => {
  const legacy = !('hello' in command);
  return {
    helloOk: true,
    [legacy ? 'ismaster' : 'isWritablePrimary']: true,
    setName: SET_NAME,
    setVersion: 1,
    secondary: false,
    hosts: ['localhost:27017'],
    primary: 'localhost:27017',
    me: 'localhost:27017',
    electionId: processId,
    ...LIMITS,
    localTime: new Date(),
    lastWrite: { lastWriteDate: engine.startedAt },
    connectionId,
    minWireVersion: 0,
    maxWireVersion: MAX_WIRE_VERSION,
    readOnly: false,
  };
};

const version = VERSION.slice(0, 3).join('.');

/** Tells which MongoDB this server is like. */
export const buildInfo: CommandHandler = () => ({
  version,
  versionArray: [...VERSION],
  gitVersion: 'frontdesk-embedded-mongo',
  modules: ['embedded'],
  storageEngines: ['sqlite'],
  javascriptEngine: 'none',
  bits: 64,
  debug: false,
  maxBsonObjectSize: LIMITS.maxBsonObjectSize,
});

/** Tells how the server is doing. */
export const serverStatus: CommandHandler = ({ engine }) => {
  const uptimeMillis = Date.now() - engine.startedAt.getTime();
  const { rss, heapUsed } = process.memoryUsage();
  return {
    host: hostname(),
    version,
    process: 'embedded-mongo',
    pid: process.pid,
    uptime: Math.floor(uptimeMillis / 1000),
    uptimeMillis,
    localTime: new Date(),
    metrics: { cursor: { open: { total: engine.cursors.size } } },
    mem: { resident: Math.round(rss / 1_048_576), heapUsed },
  };
};

/** Tells the parameters that shells ask for. */
export const getParameter: CommandHandler = ({ command }) => {
  const parameters: Document = {
    featureCompatibilityVersion: { version: '7.0' },
    authenticationMechanisms: [],
  };
  if (command['getParameter'] === '*') return parameters;
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => name in command));
};

/** Tells how the server was started. */
export const getCmdLineOpts: CommandHandler = () => ({ argv: ['embedded-mongo'], parsed: {} });

/** Says that there are no users. */
export const connectionStatus: CommandHandler = () => ({
  authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] },
});

/** Tells on which system the server runs. */
export const hostInfo: CommandHandler = () => ({
  system: { currentTime: new Date(), hostname: hostname() },
  os: { type: process.platform, name: process.platform },
});

/** Says that there is no log to read. */
export const getLog: CommandHandler = () => ({ totalLinesWritten: 0, log: [] });

/** Tells a client who it is. */
export const whatsmyuri: CommandHandler = ({ connectionId }) => ({ you: `local:${connectionId}` });

/** Forgets the retryable writes of sessions that have ended. */
export const endSessions: CommandHandler = ({ command, engine }) => {
  const sessions: unknown[] = Array.isArray(command['endSessions']) ? command['endSessions'] : [];
  const keys = sessions.map(sessionKey).filter((key) => key !== undefined);
  engine.catalog.transaction(() => {
    for (const key of keys) engine.retries.forget(key);
  });
  return {};
};

/** Answers `ok` and nothing else. */
export const nothing: CommandHandler = () => ({});
