// What the tests take for granted: an assistant, a session, a refusal, and patience.

import type { AssistantProfile, ErrorCode, VisitorSession, WireError } from '@frontdesk/contract';

export const ASSISTANT: AssistantProfile = {
  id: 'asst_test',
  name: 'Nora',
  greeting: 'Hello! Ask me **anything**.',
  starters: ['How do I return something?'],
  offersPeople: true,
  accentColor: '#3257d6',
};

export const SESSION: VisitorSession = {
  token: 'token-1',
  expiresAt: '2030-01-01T00:00:00.000Z',
  visitorId: 'vis_1',
  assistant: ASSISTANT,
};

export const refusal = (code: ErrorCode, isRetryable = false): WireError => ({
  code,
  message: code,
  retryable: isRetryable,
  requestId: 'req',
  ...(isRetryable ? { retryAfterMs: 1 } : {}),
});

/** Waits until something is so. */
export async function until(isSo: () => boolean, withinMs = 3_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`Not so within ${withinMs} ms: ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
