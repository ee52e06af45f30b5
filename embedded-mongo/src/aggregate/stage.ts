// What a pipeline is made of.
import type { Document } from '../bson/document.ts';
import type { Fold } from '../bson/order-key.ts';
import type { Variables } from '../expression/scope.ts';

/** A stage, ready to run. */
export type Stage = (documents: Iterable<Document>) => Iterable<Document>;

/** What a pipeline may use of the store. */
export interface PipelineContext {
  readonly fold?: Fold | undefined;
  readonly variables: Variables;
  /** Runs a pipeline on another collection of the same database. */
  readonly run: (
    collection: string,
    pipeline: readonly unknown[],
    variables: Variables,
  ) => Iterable<Document>;
}
