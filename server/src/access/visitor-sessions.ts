// The sessions of visitors: a signed token in the browser, a record on the desk that can be revoked.

import jwt from 'jsonwebtoken';

import { LIMITS, type AssistantId, type SessionId, type VisitorSession } from '@frontdesk/contract';

import { AppError } from '../errors.ts';
import { newId } from '../new-id.ts';
import type { Assistant } from '../ports/assistant-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { SessionStore, VisitorSessionRecord } from '../ports/session-store.ts';

const ISSUER = 'frontdesk';
/** The one algorithm; a token that names another is refused. @source RFC 8725, section 3.1 */
const ALGORITHM = 'HS256';

interface VisitorSessionsDeps {
  readonly sessions: SessionStore;
  readonly clock: Clock;
  /** At least 256 bits. @source RFC 7518, section 3.2 */
  readonly secret: string;
}

/** Opens and checks the sessions of visitors. */
export interface VisitorSessions {
  /**
   * Opens a session, or prolongs the one of the former token so that the visitor stays the same.
   * @throws {AppError} `session_expired` when the former token is not valid any more
   */
  open(assistant: Assistant, formerToken?: string): Promise<VisitorSession>;
  /** @throws {AppError} `unauthenticated` for what is not our token, `session_expired` for one that has ended */
  verify(token: string): Promise<VisitorSessionRecord>;
}

/** Makes the sessions of visitors. */
export function createVisitorSessions({ sessions, clock, secret }: VisitorSessionsDeps): VisitorSessions {
  const seconds = () => Math.floor(clock.now().getTime() / 1_000);

  function sign({ id, assistantId, visitorId, expiresAt }: VisitorSessionRecord): string {
    const exp = Math.floor(expiresAt.getTime() / 1_000);
    const claims = { iss: ISSUER, aud: assistantId, sub: visitorId, jti: id, iat: seconds(), exp };
    return jwt.sign(claims, secret, { algorithm: ALGORITHM });
  }

  async function verify(token: string): Promise<VisitorSessionRecord> {
    const { aud, jti } = readClaims(token, { secret, seconds: seconds() });
    const record = await sessions.findVisitor(jti, aud);
    if (!record) throw new AppError('session_expired');
    return record;
  }

  return {
    verify,
    async open({ workspaceId, id: assistantId, ...settings }, formerToken) {
      const former = formerToken === undefined ? undefined : await verify(formerToken);
      if (former && former.assistantId !== assistantId) throw new AppError('session_expired');
      const record: VisitorSessionRecord = {
        kind: 'visitor',
        id: former?.id ?? newId('sess'),
        visitorId: former?.visitorId ?? newId('vis'),
        workspaceId,
        assistantId,
        expiresAt: new Date((seconds() + LIMITS.visitorSessionTtlSeconds) * 1_000),
      };
      await sessions.saveVisitor(record);
      const { name, greeting, starters, offersPeople, accentColor } = settings;
      return {
        token: sign(record),
        expiresAt: record.expiresAt.toISOString(),
        visitorId: record.visitorId,
        assistant: { id: assistantId, name, greeting, starters, offersPeople, accentColor },
      };
    },
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
