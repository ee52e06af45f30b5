// Which websites may talk to this desk.

import type { AssistantId } from '@frontdesk/contract';

import type { AssistantStore } from '../ports/assistant-store.ts';
import type { OriginAttempts } from '../ports/origin-attempts.ts';
import { isOriginAllowed, originPatterns } from './origins.ts';

/** Decides by the `Origin` that a browser sends. Outside browsers it can be forged, so it guards quotas and websites, never secrets. */
export interface OriginPolicy {
  /** Whether the request comes from the desk's own pages. */
  isOwn(origin: string | undefined): boolean;
  /** Whether any assistant may be used from there. */
  isKnown(origin: string | undefined): Promise<boolean>;
  /** Whether this assistant may be used from there. A website that is refused is noted for the owner. */
  allows(origin: string | undefined, assistantId: AssistantId): Promise<boolean>;
}

const LOOPBACK = ['localhost', '127.0.0.1'];

/** A desk on this machine is the same desk under each of the machine's own names. */
function ownOrigins(publicUrl: string): readonly string[] {
  const { origin, hostname, protocol, port } = new URL(publicUrl);
  if (!LOOPBACK.includes(hostname)) return [origin];
  return LOOPBACK.map((name) => `${protocol}//${name}${port && `:${port}`}`);
}

/**
 * Makes the policy of the desk at an address.
 * @param attempts keeps the websites that are refused
 */
export function createOriginPolicy(
  assistants: AssistantStore,
  attempts: OriginAttempts,
  publicUrl: string,
): OriginPolicy {
  const own = ownOrigins(publicUrl);
  const isOwn = (origin: string | undefined) => origin !== undefined && own.includes(origin);
  return {
    isOwn,
    async isKnown(origin) {
      return isOwn(origin) || (origin !== undefined && assistants.isOriginKnown(origin));
    },
    async allows(origin, assistantId) {
      if (origin === undefined) return false;
      if (isOwn(origin)) return true;
      const assistant = await assistants.findAssistant(assistantId);
      if (assistant === null) return false;
      const isAllowed = isOriginAllowed(origin, assistant.allowedOrigins);
      // A refusal doesn't depend on the list of those who were refused.
      if (!isAllowed && originPatterns(origin).length > 0) {
        await attempts.note(assistantId, origin).catch(() => undefined);
      }
      return isAllowed;
    },
  };
}
