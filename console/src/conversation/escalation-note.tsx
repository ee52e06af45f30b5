// Why a person is wanted, in the assistant's words.

import type { ConversationSummary } from '@frontdesk/contract';

import { reasonWords } from '../inbox/reason-words.ts';

/** Shows the reason and the summary for whoever takes over; nothing when no person is wanted. */
export function EscalationNote({ summary }: { readonly summary: ConversationSummary }) {
  const { escalation, handover } = summary;
  if (!escalation || handover.state === 'resolved') return null;
  return (
    <section class="escalation" aria-label="Why a person is wanted">
      <p>
        <strong>{reasonWords(summary)}</strong> <span dir="auto">{escalation.summary}</span>
      </p>
      {escalation.reason !== 'customer_request' && (
        <p class="confidence">Knowledge covers the question: {Math.round(escalation.confidence * 100)} %</p>
      )}
    </section>
  );
}
