// explain: which index a command would use.
import { notImplemented } from '../command-error.ts';
import { type Document, isDocument } from '../bson/document.ts';
import { choosePlan, type Plan } from '../plan/choose-plan.ts';
import { runQuery } from '../plan/run-query.ts';
import { asDocument, type CommandHandler, queryOf } from './command.ts';

/** Shows the plan of a command, and with any verbosity but `queryPlanner` how many documents it finds. */
export const explain: CommandHandler = ({ command, catalog, database }) => {
  const { statement, filter } = queryIn(asDocument(command['explain'], 'explain'));
  const namespace = `${database}.${String(Object.values(command['explain'] as Document)[0])}`;
  const collection = catalog.find(namespace);
  const query = queryOf(statement, filter, {});
  const plan = collection && choosePlan(collection, { ...query, limited: (query.limit ?? 0) > 0 });
  const access = plan ? describe(plan) : { stage: 'EOF' };
  const sorts = plan && !plan.sorted && (query.sort ?? []).length > 0;
  const winningPlan = sorts ? { stage: 'SORT', inputStage: access } : access;
  const queryPlanner = { namespace, parsedQuery: filter ?? {}, winningPlan, rejectedPlans: [] };
  if (command['verbosity'] === 'queryPlanner') return { queryPlanner };
  const nReturned = collection ? [...runQuery(collection, query)].length : 0;
  return { queryPlanner, executionStats: { executionSuccess: true, nReturned } };
};

/** The command or its one statement, and its filter, which every command calls by another name. */
function queryIn(inner: Document): { statement: Document; filter: unknown } {
  const { updates, deletes, pipeline, find, count, distinct, findAndModify } = inner;
  const [first] = [updates ?? deletes ?? pipeline].flat();
  if (isDocument(first)) return { statement: pipeline ? {} : first, filter: first['q'] ?? first['$match'] };
  if (!pipeline && !find && !count && !distinct && !findAndModify)
    throw notImplemented('explain of this command');
  return { statement: inner, filter: inner['filter'] ?? inner['query'] };
}

function describe({ index, reverse }: Plan): Document {
  const direction = reverse ? 'backward' : 'forward';
  if (!index) return { stage: 'COLLSCAN', direction };
  const { name: indexName, spec } = index.definition;
  const isMultiKey = index.arrays.size > 0;
  const inputStage = { stage: 'IXSCAN', keyPattern: spec['key'], indexName, isMultiKey, direction };
  return { stage: 'FETCH', inputStage };
}
