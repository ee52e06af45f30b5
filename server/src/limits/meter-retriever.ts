// Counts what searches cost that are no part of an answer.

import type { MeterOf } from '../ports/call-meter.ts';
import type { Retriever } from '../ports/retriever.ts';

/** Makes a search that is counted towards the budget of the assistant whose knowledge it searches. */
export function meterRetriever(retriever: Retriever, meterOf: MeterOf): Retriever {
  return {
    async retrieve(request) {
      const meter = request.meter ?? (await meterOf(request.assistantId));
      return retriever.retrieve({ ...request, ...(meter && { meter }) });
    },
  };
}
