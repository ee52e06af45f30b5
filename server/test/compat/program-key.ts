// Keys for programs, as an owner would make them.

import type { AssistantId, ProgramKey, ProgramSystem } from '@frontdesk/contract';

import type { TestDesk } from '../support/start-test-desk.ts';

/** Makes a key for a program of one of the reference systems. @param assistantId what it is for; absent: the desk's first */
export async function createProgramKey(
  desk: TestDesk,
  system: ProgramSystem,
  assistantId: AssistantId = desk.assistant.id,
): Promise<ProgramKey> {
  const response = await fetch(`${desk.url}/api/v1/assistants/${assistantId}/program-keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.secrets[1] ?? ''}`, 'content-type': 'application/json' },
    body: JSON.stringify({ system }),
  });
  if (response.status !== 201) throw new Error(`no key: ${await response.text()}`);
  return (await response.json()) as ProgramKey;
}
