// The cookie that keeps an agent signed in.

import { parseCookie, stringifySetCookie } from 'cookie';

import { ACCESS_LIMITS } from '@frontdesk/contract';

/** Reads and writes the cookie of one desk. */
export interface AgentCookie {
  /** @param header the `Cookie` header of a request */
  read(header: string | undefined): string | undefined;
  /** @returns a `Set-Cookie` header; without a token it removes the cookie */
  write(token: string | undefined): string;
}

/**
 * Makes the cookie of the desk at an address. Its name holds the port: browsers share the cookies of one host among all ports, and two
 * desks on one machine must not sign each other out.
 */
export function createAgentCookie(publicUrl: string): AgentCookie {
  const { protocol, port } = new URL(publicUrl);
  const name = `frontdesk_agent${port && `_${port}`}`;
  return {
    read: (header) => parseCookie(header ?? '')[name],
    write: (token) =>
      stringifySetCookie({
        name,
        value: token ?? '',
        httpOnly: true,
        sameSite: 'strict',
        secure: protocol === 'https:',
        path: '/',
        maxAge: token ? ACCESS_LIMITS.agentSessionTtlSeconds : 0,
      }),
  };
}
