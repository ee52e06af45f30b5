// Visitors whom their site has named, on a test desk.

import type { NewIdentityKey, VisitorSession } from '@frontdesk/contract';

import { callApi } from './call-api.ts';
import { signIdentity } from './sign-identity.ts';
import { SITE_ORIGIN, type TestDesk } from './start-test-desk.ts';

/** Opens sessions of named visitors. */
export interface SignIn {
  readonly key: NewIdentityKey;
  /** Opens a session for a user, on the browser that a former token stands for. */
  open(claims: Readonly<Record<string, unknown>>, formerToken?: string): Promise<VisitorSession>;
  sign(claims: Readonly<Record<string, unknown>>): string;
}

/** Makes a signing secret of an assistant and signs by it. */
export async function createSignIn(desk: TestDesk, assistantId = desk.assistant.id): Promise<SignIn> {
  const address = `POST /assistants/${assistantId}/identity-keys` as const;
  const { body: key } = await callApi<NewIdentityKey>(desk, address, { token: desk.secrets[1] ?? '' });
  const sign = (claims: Readonly<Record<string, unknown>>) =>
    signIdentity({ secret: key.secret, kid: key.id, audience: assistantId }, claims);
  return {
    key,
    sign,
    async open(claims, formerToken) {
      const response = await fetch(`${desk.url}/widget/v1/sessions`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: SITE_ORIGIN,
          ...(formerToken !== undefined && { authorization: `Bearer ${formerToken}` }),
        },
        body: JSON.stringify({ assistantId, identity: { token: sign(claims) } }),
      });
      if (!response.ok) throw new Error(`no session: ${await response.text()}`);
      return (await response.json()) as VisitorSession;
    },
  };
}
