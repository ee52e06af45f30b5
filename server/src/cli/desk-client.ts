// Talks to the running desk in the operator's name.

import type { Problem } from '@frontdesk/contract';

import { readDeskCard } from '../start/desk-file.ts';
import { StartError } from '../start/start-error.ts';

/** The running desk, as the operator's command reaches it. */
export interface DeskClient {
  readonly localUrl: string;
  /** @throws {StartError} with one sentence, when the desk refuses */
  call<Reply>(method: 'GET' | 'POST', path: string): Promise<Reply>;
}

const CALL_TIMEOUT_MS = 10_000;

/**
 * Finds the desk that runs on a data folder.
 * @throws {StartError} when none runs there
 */
export async function findDesk(dataDir: string): Promise<DeskClient> {
  const card = await readDeskCard(dataDir);
  const notRunning = (cause?: unknown) =>
    new StartError(
      `No desk is running on ${dataDir}. Start one with “npx -y pnpm@12 start”, or set FRONTDESK_DATA_DIR to the folder of the one you mean.`,
      { cause },
    );
  if (!card) throw notRunning();
  return {
    localUrl: card.localUrl,
    async call<Reply>(method: 'GET' | 'POST', path: string) {
      const response = await fetch(`${card.localUrl}/operator/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${card.operatorToken}` },
        signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
      }).catch((cause: unknown) => {
        throw notRunning(cause);
      });
      const body: unknown = await response.json();
      if (!response.ok) throw new StartError((body as Problem).title);
      return body as Reply;
    },
  };
}
