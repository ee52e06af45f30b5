// Mingo, loaded by the first expression or pipeline that needs it: its many files would slow down every start.
import { createRequire } from 'node:module';
import type * as Aggregation from 'mingo/aggregator';
import type * as Core from 'mingo/core';
import type * as Iteration from 'mingo/lazy';
import type * as Expressions from 'mingo/operators/expression';
import type * as Stages from 'mingo/operators/pipeline';

const require = createRequire(import.meta.url);

function load() {
  return {
    ...(require('mingo/core') as typeof Core),
    ...(require('mingo/aggregator') as typeof Aggregation),
    ...(require('mingo/lazy') as typeof Iteration),
    accumulators: require('mingo/operators/accumulator') as object,
    expressions: require('mingo/operators/expression') as typeof Expressions,
    stages: require('mingo/operators/pipeline') as typeof Stages,
  };
}

let loaded: ReturnType<typeof load> | undefined;

/** The parts of mingo. */
export function mingo(): ReturnType<typeof load> {
  return (loaded ??= load());
}
