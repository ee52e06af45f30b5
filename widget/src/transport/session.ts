// Opens the visitor's session with the desk, and keeps the visitor who was here before.

import type {
  AssistantId,
  IdentityProof,
  OpenSessionRequest,
  Problem,
  VisitorSession,
} from '@frontdesk/contract';
import type { Reply } from './transport.ts';

/** What opening a session needs. */
export interface SessionRequest {
  readonly baseUrl: string;
  readonly assistantId: AssistantId;
  /** The token of the former session; absent for a new visitor. */
  readonly formerToken?: string | undefined;
  /** Proves who the visitor is. */
  readonly identity?: IdentityProof | undefined;
}

/** Opens a session; never rejects. @returns the refusal of the desk, or `error: null` when it could not be reached */
export type OpenSession = (request: SessionRequest) => Promise<Reply<VisitorSession>>;

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && typeof (body as { code?: unknown }).code === 'string';

const post: OpenSession = async ({ baseUrl, assistantId, formerToken, identity }) => {
  try {
    const response = await fetch(`${baseUrl}/widget/v1/sessions`, {
      method: 'POST',
      credentials: 'omit',
      headers: {
        'Content-Type': 'application/json',
        ...(formerToken ? { Authorization: `Bearer ${formerToken}` } : {}),
      },
      body: JSON.stringify({ assistantId, ...(identity && { identity }) } satisfies OpenSessionRequest),
    });
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, value: body as VisitorSession };
    return { ok: false, error: isProblem(body) ? body : null };
  } catch {
    return { ok: false, error: null };
  }
};

/** Opens a session. A former token that the desk no longer takes is dropped, so that the visitor begins anew. */
export const openSession: OpenSession = async (request) => {
  const reply = await post(request);
  const isFormerTokenInvalid =
    !reply.ok && (reply.error?.code === 'session_expired' || reply.error?.code === 'unauthenticated');
  return request.formerToken && isFormerTokenInvalid ? post({ ...request, formerToken: undefined }) : reply;
};
