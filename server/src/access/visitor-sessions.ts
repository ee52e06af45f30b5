// The sessions of visitors: a signed token in the browser, a record on the desk that can be revoked.

import jwt from 'jsonwebtoken';

import { ACCESS_LIMITS, type AssistantId, type SessionId, type VisitorSession } from '@frontdesk/contract';

import { AppError } from '../errors.ts';
import { newId } from '../new-id.ts';
import type { Assistant } from '../ports/assistant-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import { nameOfUser, type SessionStore, type VisitorSessionRecord } from '../ports/session-store.ts';
import type { VisitorStore } from '../ports/visitor-store.ts';
import type { ProvenIdentity } from './identity/prove-identity.ts';

const ISSUER = 'frontdesk';
/** The one algorithm; a token that names another is refused. @source RFC 8725, section 3.1 */
const ALGORITHM = 'HS256';

interface VisitorSessionsDeps {
  readonly sessions: SessionStore;
  readonly visitors: VisitorStore;
  readonly conversations: Pick<ConversationStore, 'moveAll'>;
  readonly connections: Connections;
  readonly clock: Clock;
  /** At least 256 bits. @source RFC 7518, section 3.2 */
  readonly secret: string;
}

/** What a browser brings. */
export interface SessionWish {
  /** The token of its former session. */
  readonly formerToken?: string | undefined;
  /** Who its visitor is; proven. */
  readonly identity?: ProvenIdentity | undefined;
}

/** Opens and checks the sessions of visitors. */
export interface VisitorSessions {
  /**
   * Opens a session, or prolongs the one of the former token so that the visitor stays the same.
   * With an identity the visitor is that user from now on: what the same browser wrote before, without a name, becomes the user's.
   * @throws {AppError} `session_expired` when the former token is not valid any more, `identity_required` where only named visitors may come
   */
  open(assistant: Assistant, wish?: SessionWish): Promise<VisitorSession>;
  /** @throws {AppError} `unauthenticated` for what is not our token, `session_expired` for one that has ended */
  verify(token: string): Promise<VisitorSessionRecord>;
  /** Ends a session with all its connections. */
  end(token: string): Promise<void>;
  /** Ends every session of a user of a site. @returns how many */
  endUser(assistantId: AssistantId, subject: string): Promise<number>;
}

/** Makes the sessions of visitors. */
export function createVisitorSessions(deps: VisitorSessionsDeps): VisitorSessions {
  const { sessions, visitors, connections, clock, secret } = deps;
  const seconds = () => Math.floor(clock.now().getTime() / 1_000);

  async function verify(token: string): Promise<VisitorSessionRecord> {
    const { aud, jti } = readClaims(token, { secret, seconds: seconds() });
    const record = await sessions.findVisitor(jti, aud);
    if (!record) throw new AppError('session_expired');
    return record;
  }

  return {
    verify,
    async open(assistant, { formerToken, identity } = {}) {
      const former = formerToken === undefined ? undefined : await verify(formerToken);
      if (former && former.assistantId !== assistant.id) throw new AppError('session_expired');
      if (!identity && !former?.user && assistant.access?.identity === 'required') {
        throw new AppError('identity_required');
      }
      const record = identity
        ? await signInUser(deps, assistant, { former, identity })
        : prolong(assistant, former, seconds());
      await sessions.saveVisitor(record);
      return toSession(record, assistant, { secret, seconds: seconds() });
    },
    async end(token) {
      const { id, assistantId } = await verify(token);
      await sessions.removeVisitor(id, assistantId);
      connections.endSession(id);
    },
    async endUser(assistantId, subject) {
      const visitor = await visitors.findBySubject(subject, assistantId);
      const ended = visitor ? await sessions.removeVisitors({ assistantId, visitorId: visitor.id }) : [];
      for (const id of ended) connections.endSession(id);
      return ended.length;
    },
  };
}

/** A named visitor stays named as long as was proven, and no longer; an unnamed one for a month since the last visit. */
function prolong(
  { id: assistantId, workspaceId }: Assistant,
  former: VisitorSessionRecord | undefined,
  seconds: number,
): VisitorSessionRecord {
  if (former?.user) return former;
  return {
    kind: 'visitor',
    id: former?.id ?? newId('sess'),
    visitorId: former?.visitorId ?? newId('vis'),
    workspaceId,
    assistantId,
    expiresAt: new Date((seconds + ACCESS_LIMITS.visitorSessionTtlSeconds) * 1_000),
  };
}

async function signInUser(
  { sessions, visitors, conversations, connections }: VisitorSessionsDeps,
  { id: assistantId, workspaceId }: Assistant,
  {
    former,
    identity,
  }: { readonly former: VisitorSessionRecord | undefined; readonly identity: ProvenIdentity },
): Promise<VisitorSessionRecord> {
  const { user, expiresAt, keyId } = identity;
  const { id: visitorId } = await visitors.identify({ ...user, assistantId, workspaceId });
  const named = { kind: 'visitor', visitorId, workspaceId, assistantId, expiresAt, user, keyId } as const;
  if (former?.visitorId === visitorId) {
    return { ...named, id: former.id, ...(former.takenOver && { takenOver: former.takenOver }) };
  }
  const begun = { ...named, id: newId('sess') };
  if (!former) return begun;
  // First the end, then the move: nothing can be written in the former visitor's name any more.
  await sessions.removeVisitor(former.id, assistantId);
  connections.endSession(former.id);
  if (former.user) return begun;
  const visitorName = nameOfUser(user);
  await conversations.moveAll({ assistantId, from: former.visitorId, to: visitorId, visitorName });
  return { ...begun, takenOver: former.visitorId };
}

function toSession(
  record: VisitorSessionRecord,
  { id, name, greeting, starters, offersPeople, accentColor }: Assistant,
  signing: { readonly secret: string; readonly seconds: number },
): VisitorSession {
  const { user, takenOver, visitorId, expiresAt } = record;
  const exp = Math.floor(expiresAt.getTime() / 1_000);
  const claims = { iss: ISSUER, aud: id, sub: visitorId, jti: record.id, iat: signing.seconds, exp };
  return {
    token: jwt.sign(claims, signing.secret, { algorithm: ALGORITHM }),
    expiresAt: expiresAt.toISOString(),
    visitorId,
    ...(user && { subject: user.subject }),
    ...(takenOver && { takenOver }),
    assistant: { id, name, greeting, starters, offersPeople, accentColor },
  };
}

function readClaims(
  token: string,
  { secret, seconds }: { readonly secret: string; readonly seconds: number },
): { readonly aud: AssistantId; readonly jti: SessionId } {
  try {
    const options = { algorithms: [ALGORITHM] as const, issuer: ISSUER, clockTimestamp: seconds };
    const claims = jwt.verify(token, secret, { ...options, algorithms: [...options.algorithms] });
    if (typeof claims === 'string') throw new AppError('unauthenticated');
    const { aud, jti, exp } = claims;
    if (typeof aud !== 'string' || typeof jti !== 'string' || typeof exp !== 'number') {
      throw new AppError('unauthenticated');
    }
    return { aud: aud as AssistantId, jti: jti as SessionId };
  } catch (cause) {
    if (cause instanceof jwt.TokenExpiredError) throw new AppError('session_expired', { cause });
    throw new AppError('unauthenticated', { cause });
  }
}
