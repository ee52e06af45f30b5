// Escalation: the data beside an answer that says whether a person should take over, and why.

/**
 * Every reason for which a person may be needed, in the field's words.
 * Reports, webhooks and the console group by these, so a reason is never renamed.
 */
export const ESCALATION_REASONS = [
  'customer_request',
  'missing_knowledge',
  'low_confidence',
  'unsupported_request',
  'policy_restriction',
  'provider_failure',
  'usage_limit',
  'negative_feedback',
] as const;

/** One reason for which a person may be needed. */
export type EscalationReason = (typeof ESCALATION_REASONS)[number];

/**
 * Says beside an answer whether a person is needed. It is never part of the answer's text, so that no reader has to parse words.
 */
export type Escalation =
  | {
      readonly requiresEscalation: true;
      readonly reason: EscalationReason;
      /** How sure the desk is that its knowledge covers the question, 0 to 1. */
      readonly confidence: number;
      /** One sentence for the agent who takes over. */
      readonly summary: string;
    }
  | { readonly requiresEscalation: false; readonly confidence: number };
