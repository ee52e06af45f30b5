// The table of commands, and the way from a command document to its reply.
import { CommandError, ERROR_CODES, notImplemented } from '../command-error.ts';
import { asDouble } from '../bson/decimal.ts';
import { type Document, isDocument } from '../bson/document.ts';
import { toNumber } from '../bson/number.ts';
import * as collections from './collections.ts';
import type { CommandHandler, CommandRequest } from './command.ts';
import * as diagnostics from './diagnostics.ts';
import { explain } from './explain.ts';
import * as reading from './find.ts';
import { findAndModify } from './find-and-modify.ts';
import * as indexes from './indexes.ts';
import * as writing from './write.ts';

const COMMANDS: Readonly<Record<string, CommandHandler>> = {
  hello: diagnostics.hello,
  ismaster: diagnostics.hello,
  isMaster: diagnostics.hello,
  ping: diagnostics.nothing,
  buildInfo: diagnostics.buildInfo,
  buildinfo: diagnostics.buildInfo,
  serverStatus: diagnostics.serverStatus,
  getParameter: diagnostics.getParameter,
  getCmdLineOpts: diagnostics.getCmdLineOpts,
  connectionStatus: diagnostics.connectionStatus,
  hostInfo: diagnostics.hostInfo,
  getLog: diagnostics.getLog,
  whatsmyuri: diagnostics.whatsmyuri,
  endSessions: diagnostics.endSessions,
  refreshSessions: diagnostics.nothing,
  killSessions: diagnostics.endSessions,
  logout: diagnostics.nothing,
  insert: writing.insert,
  update: writing.update,
  delete: writing.remove,
  findAndModify,
  findandmodify: findAndModify,
  find: reading.find,
  getMore: reading.getMore,
  killCursors: reading.killCursors,
  aggregate: reading.aggregate,
  count: reading.count,
  distinct: reading.distinct,
  explain,
  createIndexes: indexes.createIndexes,
  listIndexes: indexes.listIndexes,
  dropIndexes: indexes.dropIndexes,
  deleteIndexes: indexes.dropIndexes,
  collMod: indexes.collMod,
  create: collections.create,
  drop: collections.drop,
  dropDatabase: collections.dropDatabase,
  renameCollection: collections.renameCollection,
  listCollections: collections.listCollections,
  listDatabases: collections.listDatabases,
  collStats: collections.collStats,
  collstats: collections.collStats,
  dbStats: collections.dbStats,
  dbstats: collections.dbStats,
};

/** Commands of MongoDB that this store leaves out, refused in words of their own. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  bulkWrite: 'A bulk write over several collections',
  commitTransaction: 'A transaction over several documents',
  abortTransaction: 'A transaction over several documents',
  mapReduce: 'mapReduce',
  currentOp: 'currentOp',
  createUser: 'Users',
  usersInfo: 'Users',
  saslStart: 'A password',
  authenticate: 'A password',
};

const WRITES = new Set([
  'insert',
  'update',
  'delete',
  'findAndModify',
  'findandmodify',
  'createIndexes',
  'dropIndexes',
  'deleteIndexes',
  'create',
  'drop',
  'dropDatabase',
  'renameCollection',
  'collMod',
]);

/**
 * Runs a command.
 *
 * @returns the reply, also for a failed command; it never throws. A write that asks for durability is answered
 *   once the disk has it.
 */
export async function runCommand(request: CommandRequest): Promise<Document> {
  const [name = ''] = Object.keys(request.command);
  try {
    refuseTransaction(request.command);
    const handler = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!handler) throw unknownCommand(name);
    const reply: Document = { ...handler(request) };
    if (!WRITES.has(name)) return { ...reply, ok: asDouble(1) };
    return await acknowledged(request, reply);
  } catch (error) {
    return errorReply(error);
  }
}

function unknownCommand(name: string): CommandError {
  const feature = Object.hasOwn(LEFT_OUT, name) ? LEFT_OUT[name] : undefined;
  return feature
    ? notImplemented(feature)
    : new CommandError('CommandNotFound', `no such command: '${name}'`);
}

function refuseTransaction(command: Document): void {
  if (command['autocommit'] === false) throw notImplemented('A transaction over several documents');
  const concern = command['readConcern'];
  if (isDocument(concern) && concern['level'] === 'snapshot') throw notImplemented('Read concern "snapshot"');
}

/** Waits for the disk when the write concern asks for it. */
async function acknowledged({ engine, command }: CommandRequest, reply: Document): Promise<Document> {
  await engine.committed();
  const done: Document = { ...reply, ok: asDouble(1) };
  const concern = command['writeConcern'];
  if (!isDocument(concern)) return done;
  const { w, j } = concern;
  if (w === 'majority' || j === true) await engine.durable();
  if ((toNumber(w) ?? 1) > 1 || (typeof w === 'string' && w !== 'majority')) {
    const writeConcernError = {
      code: 100,
      codeName: 'UnsatisfiableWriteConcern',
      errmsg: 'Not enough data-bearing nodes',
    };
    return { ...done, writeConcernError };
  }
  return done;
}

/** The reply to a command that failed. */
export function errorReply(error: unknown): Document {
  const ok = asDouble(0);
  if (error instanceof CommandError) {
    return { ok, errmsg: error.message, code: error.code, codeName: error.codeName, ...error.fields };
  }
  const errmsg = error instanceof Error ? error.message : String(error);
  return { ok, errmsg, code: ERROR_CODES.InternalError, codeName: 'InternalError' };
}
