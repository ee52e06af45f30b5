// The table of commands, and the way from a command document to its reply.
import { Double } from 'bson';
import { CommandError, ERROR_CODES, notImplemented } from '../command-error.ts';
import { leftOut } from '../left-out.ts';
import { type Document, isDocument } from '../bson/document.ts';
import { toNumber } from '../bson/number.ts';
import { collections } from './collections.ts';
import { type CommandHandler, CommandRequest, type Request } from './command.ts';
import { diagnostics } from './diagnostics.ts';
import { explain } from './explain.ts';
import { findAndModify } from './find-and-modify.ts';
import { reads } from './find.ts';
import { indexes } from './indexes.ts';
import { writes } from './write.ts';

const COMMANDS: Readonly<Record<string, CommandHandler>> = {
  ...diagnostics,
  ...reads,
  ...writes,
  ...collections,
  ...indexes,
  explain,
  findAndModify,
  findandmodify: findAndModify,
};

/** Commands of MongoDB that this store leaves out. */
const LEFT_OUT = leftOut(`
  bulkWrite commitTransaction abortTransaction mapReduce currentOp collMod collStats dbStats renameCollection createUser usersInfo
  saslStart`);

/** Runs a command and never throws. A write that asks for durability is answered once the disk has it. */
export async function runCommand(request: Request): Promise<Document> {
  try {
    const [name = ''] = Object.keys(request.command);
    refuseTransaction(request.command);
    const handler = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (LEFT_OUT.has(name)) throw notImplemented(`The command ${name}`);
    if (!handler) throw new CommandError('CommandNotFound', `no such command: '${name}'`);
    const reply: Document = { ...handler(new CommandRequest(request)), ok: new Double(1) };
    if (!Object.hasOwn(reads, name) && !Object.hasOwn(diagnostics, name)) await request.engine.committed();
    return await acknowledged(request, reply);
  } catch (error) {
    return errorReply(error);
  }
}

function refuseTransaction(command: Document): void {
  if (command['autocommit'] === false) throw notImplemented('A transaction over several documents');
  const concern = command['readConcern'];
  if (isDocument(concern) && concern['level'] === 'snapshot') throw notImplemented('Read concern "snapshot"');
}

/** Waits for the disk when the write concern asks for it. */
async function acknowledged({ engine, command }: Request, reply: Document): Promise<Document> {
  const { w, j }: Document = isDocument(command['writeConcern']) ? command['writeConcern'] : {};
  if (w === 'majority' || j === true) await engine.durable();
  if ((toNumber(w) ?? 1) <= 1 && (typeof w !== 'string' || w === 'majority')) return reply;
  const errmsg = 'Not enough data-bearing nodes';
  return { ...reply, writeConcernError: { code: 100, codeName: 'UnsatisfiableWriteConcern', errmsg } };
}

/** The reply to a command that failed. */
export function errorReply(error: unknown): Document {
  const ok = new Double(0);
  if (error instanceof CommandError)
    return { ok, errmsg: error.message, code: error.code, codeName: error.codeName, ...error.fields };
  const errmsg = error instanceof Error ? error.message : String(error);
  return { ok, errmsg, code: ERROR_CODES.InternalError, codeName: 'InternalError' };
}
