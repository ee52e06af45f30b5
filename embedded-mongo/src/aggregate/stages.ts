// Stages on the stream of documents.
import { Long } from 'bson';
import { badValue, CommandError, notImplemented } from '../command-error.ts';
import { type Document, field, isDocument, setField } from '../bson/document.ts';
import { toInteger } from '../bson/number.ts';
import { parseSort, Sorter, sortKey } from '../plan/sort.ts';
import { matches } from '../query/matches.ts';
import { parseFilter } from '../query/parse-filter.ts';
import { documentStage } from './document-stages.ts';
import { compileGroup } from './group.ts';
import { compileLookup, compileUnion } from './lookup.ts';
import type { PipelineContext, Stage } from './stage.ts';

/** Stages of MongoDB that this store leaves out. */
const LEFT_OUT = new Set([
  '$out',
  '$merge',
  '$changeStream',
  '$geoNear',
  '$graphLookup',
  '$setWindowFields',
  '$densify',
  '$fill',
  '$redact',
  '$bucket',
  '$bucketAuto',
  '$search',
  '$searchMeta',
  '$vectorSearch',
  '$currentOp',
  '$listSessions',
  '$listLocalSessions',
  '$planCacheStats',
  '$indexStats',
  '$changeStreamSplitLargeEvent',
]);

/**
 * Compiles a pipeline.
 *
 * @throws CommandError `Location40324` for an unknown stage, `NotImplemented` for one that is left out
 */
export function compilePipeline(pipeline: readonly unknown[], context: PipelineContext): Stage {
  const stages = pipeline.map((stage) => compileStage(stage, context));
  return (documents) => stages.reduce((stream, stage) => stage(stream), documents);
}

/** The name and operand of a stage. */
export function stageParts(stage: unknown): [string, unknown] {
  if (!isDocument(stage))
    throw new CommandError('TypeMismatch', "Each element of the 'pipeline' array must be an object");
  const [entry, ...others] = Object.entries(stage);
  if (!entry || others.length > 0)
    throw new CommandError(
      'Location40415',
      'A pipeline stage specification object must contain exactly one field.',
    );
  return entry;
}

function compileStage(stage: unknown, context: PipelineContext): Stage {
  const [name, operand] = stageParts(stage);
  const single = documentStage(name, operand, context.variables);
  if (single) {
    return function* each(documents) {
      for (const document of documents) yield single(document);
    };
  }
  const make = name.startsWith('$') ? STAGES[name] : undefined;
  if (make) return make(operand, context);
  if (LEFT_OUT.has(name)) throw notImplemented(`The stage ${name}`);
  throw new CommandError('Location40324', `Unrecognized pipeline stage name: '${name}'`);
}

function matchStage(operand: unknown, context: PipelineContext): Stage {
  if (!isDocument(operand)) throw badValue('the match filter must be an expression in an object');
  const filter = parseFilter(operand, context);
  return function* match(documents) {
    for (const document of documents) if (matches(filter, document)) yield document;
  };
}

function sortStage(operand: unknown, { fold }: PipelineContext): Stage {
  const sort = parseSort(operand);
  if (sort.length === 0) throw badValue('$sort stage must have at least one sort key');
  return function* sorted(documents) {
    const sorter = new Sorter<Document>(Number.POSITIVE_INFINITY);
    for (const document of documents) sorter.add(sortKey(sort, document, fold), document);
    yield* sorter.sorted();
  };
}

function positive(name: string, operand: unknown, least: number): number {
  const number = toInteger(operand);
  if (number === undefined || number < least)
    throw badValue(`invalid argument to ${name} stage: expected an integer of at least ${least}`);
  return number;
}

function limitStage(operand: unknown): Stage {
  const limit = positive('$limit', operand, 1);
  return function* limited(documents) {
    let left = limit;
    for (const document of documents) {
      yield document;
      left -= 1;
      if (left <= 0) return;
    }
  };
}

function skipStage(operand: unknown): Stage {
  const skip = positive('$skip', operand, 0);
  return function* skipped(documents) {
    let left = skip;
    for (const document of documents) {
      if (left > 0) left -= 1;
      else yield document;
    }
  };
}

function countStage(operand: unknown): Stage {
  if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.')) {
    throw badValue('the count field must be a non-empty string without $ and dots');
  }
  return function* counted(documents) {
    let count = 0;
    for (const _document of documents) count += 1;
    if (count > 0) yield { [operand]: count };
  };
}

function unwindStage(operand: unknown): Stage {
  const options: Document = isDocument(operand) ? operand : { path: operand };
  const { path, includeArrayIndex, preserveNullAndEmptyArrays: keepEmpty } = options;
  if (typeof path !== 'string' || !path.startsWith('$'))
    throw badValue("path option to $unwind stage should be prefixed with a '$'");
  const parts = path.slice(1).split('.');
  const indexParts = typeof includeArrayIndex === 'string' ? includeArrayIndex.split('.') : undefined;
  return function* unwound(documents) {
    for (const document of documents) {
      const value = parts.reduce<unknown>(
        (holder, part) => (isDocument(holder) ? field(holder, part) : undefined),
        document,
      );
      const isEmpty = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
      if (isEmpty && keepEmpty !== true) continue;
      const label = (unwound: Document, index: unknown): Document =>
        indexParts ? withValue(unwound, indexParts, index) : unwound;
      if (!Array.isArray(value)) yield label(document, null);
      else if (isEmpty) yield label(withValue(document, parts, undefined), null);
      else
        for (const [i, item] of value.entries())
          yield label(withValue(document, parts, item), Long.fromNumber(i));
    }
  };
}

/** A copy of a document with another value at a path; undefined removes it. */
function withValue(document: Document, parts: readonly string[], value: unknown): Document {
  const [name = '', ...rest] = parts;
  const copy: Document = { ...document };
  const inner = field(document, name);
  const next = rest.length === 0 ? value : withValue(isDocument(inner) ? inner : {}, rest, value);
  if (next === undefined) delete copy[name];
  else setField(copy, name, next);
  return copy;
}

function facetStage(operand: unknown, context: PipelineContext): Stage {
  if (!isDocument(operand)) throw badValue('the $facet specification must be a non-empty object');
  const facets = Object.entries(operand).map(([name, pipeline]) => {
    if (!Array.isArray(pipeline)) throw badValue('arguments to $facet must be arrays');
    return [name, compilePipeline(pipeline, context)] as const;
  });
  return function* faceted(documents) {
    const all = [...documents];
    yield Object.fromEntries(facets.map(([name, stage]) => [name, [...stage(all)]]));
  };
}

function sampleStage(operand: unknown): Stage {
  const size = positive('$sample', isDocument(operand) ? operand['size'] : undefined, 1);
  return function* sampled(documents) {
    const shuffled = [...documents].map((document) => ({ document, at: Math.random() }));
    for (const { document } of shuffled.toSorted((a, b) => a.at - b.at).slice(0, size)) yield document;
  };
}

function sortByCount(operand: unknown, context: PipelineContext): Stage {
  const pipeline = [{ $group: { _id: operand, count: { $sum: 1 } } }, { $sort: { count: -1 } }];
  return compilePipeline(pipeline, context);
}

function documentsStage(operand: unknown): Stage {
  if (!Array.isArray(operand) || !operand.every(isDocument))
    throw badValue('$documents needs an array of documents');
  return () => operand;
}

const STAGES: Readonly<Record<string, (operand: unknown, context: PipelineContext) => Stage>> = {
  $match: matchStage,
  $sort: sortStage,
  $limit: limitStage,
  $skip: skipStage,
  $count: countStage,
  $unwind: unwindStage,
  $group: (operand, { variables, fold }) => compileGroup(operand, variables, fold),
  $sortByCount: sortByCount,
  $facet: facetStage,
  $sample: sampleStage,
  $lookup: compileLookup,
  $unionWith: compileUnion,
  $documents: documentsStage,
};
