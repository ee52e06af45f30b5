// explain: which index a command would use.
import { badValue, notImplemented } from '../command-error.ts';
import { type Document, isDocument } from '../bson/document.ts';
import { choosePlan, type Plan } from '../plan/choose-plan.ts';
import { runQuery } from '../plan/run-query.ts';
import type { CommandHandler } from './command.ts';
import { queryOf } from './find.ts';

/** The command that holds the query, and the field that holds its filter. */
const FILTER_FIELDS: Readonly<Record<string, string>> = {
  find: 'filter',
  count: 'query',
  distinct: 'query',
  findAndModify: 'query',
};

/** Shows the plan of a command, and with any verbosity but `queryPlanner` how many documents it finds. */
export const explain: CommandHandler = ({ command, engine, database }) => {
  const inner = command['explain'];
  if (!isDocument(inner)) throw badValue('explain needs a command');
  const [name = ''] = Object.keys(inner);
  const namespace = `${database}.${String(inner[name])}`;
  const collection = engine.catalog.find(namespace);
  const { command: plain, filterField } = plainQuery(name, inner);
  const query = queryOf(plain, collection, filterField);
  const limited = (query.limit ?? 0) > 0;
  const plan = collection ? choosePlan(collection, { ...query, limited }) : undefined;
  const queryPlanner = {
    namespace,
    parsedQuery: plain[filterField] ?? {},
    winningPlan: plan ? describe(plan, (query.sort ?? []).length > 0) : { stage: 'EOF' },
    rejectedPlans: [],
  };
  if (command['verbosity'] === 'queryPlanner') return { queryPlanner };
  let nReturned = 0;
  if (collection) for (const _record of runQuery(collection, query)) nReturned += 1;
  return { queryPlanner, executionStats: { executionSuccess: true, nReturned } };
};

function plainQuery(name: string, inner: Document): { command: Document; filterField: string } {
  const filterField = FILTER_FIELDS[name];
  if (filterField) return { command: inner, filterField };
  const [statement] =
    ((inner['updates'] ?? inner['deletes'] ?? inner['pipeline']) as unknown[] | undefined) ?? [];
  if (name === 'aggregate') {
    return { command: { q: isDocument(statement) ? (statement['$match'] ?? {}) : {} }, filterField: 'q' };
  }
  if (!isDocument(statement)) throw notImplemented(`explain of ${name}`);
  return { command: statement, filterField: 'q' };
}

function describe(plan: Plan, sorts: boolean): Document {
  const access = describeAccess(plan);
  return sorts && !plan.sorted ? { stage: 'SORT', inputStage: access } : access;
}

function describeAccess(plan: Plan): Document {
  switch (plan.kind) {
    case 'scan':
      return { stage: 'COLLSCAN', direction: plan.reverse ? 'backward' : 'forward' };
    case 'index': {
      const { definition, arrays } = plan.index;
      const inputStage = {
        stage: 'IXSCAN',
        keyPattern: definition.spec['key'],
        indexName: definition.name,
        isMultiKey: arrays.size > 0,
        direction: plan.reverse ? 'backward' : 'forward',
        ranges: plan.ranges.length,
      };
      return { stage: 'FETCH', inputStage };
    }
    case 'union':
      return { stage: 'OR', inputStages: plan.plans.map(describeAccess) };
    default:
      return plan satisfies never;
  }
}
