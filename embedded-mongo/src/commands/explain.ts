// explain: which index a command would use.
import { badValue, notImplemented } from '../command-error.ts';
import { type Document, isDocument } from '../bson/document.ts';
import { choosePlan, type Plan } from '../plan/choose-plan.ts';
import { runQuery } from '../plan/run-query.ts';
import { type CommandHandler, queryOf } from './command.ts';

/** Shows the plan of a command, and with any verbosity but `queryPlanner` how many documents it finds. */
export const explain: CommandHandler = ({ command, engine, database }) => {
  const inner = command['explain'];
  if (!isDocument(inner)) throw badValue('explain needs a command');
  const [name = ''] = Object.keys(inner);
  const namespace = `${database}.${String(inner[name])}`;
  const collection = engine.catalog.find(namespace);
  const { statement, filter } = plainQuery(name, inner);
  const query = queryOf(statement, collection, { filter });
  const plan = collection && choosePlan(collection, { ...query, limited: (query.limit ?? 0) > 0 });
  const sorts = plan && !plan.sorted && (query.sort ?? []).length > 0;
  const access = plan ? describe(plan) : { stage: 'EOF' };
  const queryPlanner = {
    namespace,
    parsedQuery: filter ?? {},
    winningPlan: sorts ? { stage: 'SORT', inputStage: access } : access,
    rejectedPlans: [],
  };
  if (command['verbosity'] === 'queryPlanner') return { queryPlanner };
  const nReturned = collection ? [...runQuery(collection, query)].length : 0;
  return { queryPlanner, executionStats: { executionSuccess: true, nReturned } };
};

/** The command or its one statement, and its filter, which every command calls by another name. */
function plainQuery(name: string, inner: Document): { statement: Document; filter: unknown } {
  const [statement] = (inner['updates'] ?? inner['deletes'] ?? inner['pipeline'] ?? [{}]) as unknown[];
  if (name === 'aggregate')
    return { statement: {}, filter: isDocument(statement) ? statement['$match'] : undefined };
  if (name === 'update' || name === 'delete')
    return { statement: statement as Document, filter: (statement as Document)['q'] };
  if (!['find', 'count', 'distinct', 'findAndModify'].includes(name))
    throw notImplemented(`explain of ${name}`);
  return { statement: inner, filter: inner['filter'] ?? inner['query'] };
}

function describe({ index, reverse, ranges }: Plan): Document {
  const direction = reverse ? 'backward' : 'forward';
  if (!index) return { stage: 'COLLSCAN', direction };
  const { definition, arrays } = index;
  const inputStage = {
    stage: 'IXSCAN',
    keyPattern: definition.spec['key'],
    indexName: definition.name,
    isMultiKey: arrays.size > 0,
    direction,
    ranges: ranges.length,
  };
  return { stage: 'FETCH', inputStage };
}
