// Signs an agent in as the console does.

import type { Desk } from '../../fixtures/desk.ts';

/** @returns the `Cookie` header of a signed-in agent */
export async function createAgentSignIn(desk: Desk): Promise<string> {
  const link = await desk.signInUrl();
  const { serverUrl } = desk.info;
  const response = await fetch(new URL('/console/v1/sign-in', serverUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: serverUrl },
    body: JSON.stringify({ token: link.split('#sign-in=')[1] }),
  });
  if (!response.ok) throw new Error(`not signed in: ${await response.text()}`);
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
