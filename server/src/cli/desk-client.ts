// Talks to the running desk in the operator's name.

import type { Problem } from '@frontdesk/contract';

import { readDeskCard } from '../start/desk-file.ts';
import { StartError } from '../start/start-error.ts';

/** The running desk, as the operator's command reaches it. */
export interface DeskClient {
  readonly localUrl: string;
  /** Asks an address of the operator's own. @throws {StartError} with one sentence, when the desk refuses */
  call<Reply>(method: 'GET' | 'POST', path: string): Promise<Reply>;
  /** Asks an address under `/api/v1`. @throws {StartError} with one sentence and what was wrong, when the desk refuses */
  api<Reply>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Reply>;
  /** Sends a file to an address under `/api/v1`. @throws {StartError} with one sentence, when the desk refuses */
  upload<Reply>(path: string, file: Uint8Array): Promise<Reply>;
}

const CALL_TIMEOUT_MS = 10_000;
/** A run of golden questions with a slow model takes minutes. */
const RUN_TIMEOUT_MS = 300_000;
/** A large manual takes a minute to read at most, and others may be before it. */
const UPLOAD_TIMEOUT_MS = 180_000;

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
  const { localUrl, operatorToken } = card;
  async function ask<Reply>(method: string, path: string, body?: unknown): Promise<Reply> {
    const isFile = body instanceof Uint8Array;
    const timeoutMs = path.endsWith('/run') ? RUN_TIMEOUT_MS : CALL_TIMEOUT_MS;
    const response = await fetch(`${localUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${operatorToken}`,
        ...(body !== undefined && !isFile && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: isFile ? Buffer.from(body) : JSON.stringify(body) }),
      signal: AbortSignal.timeout(isFile ? UPLOAD_TIMEOUT_MS : timeoutMs),
    }).catch((cause: unknown) => {
      throw notRunning(cause);
    });
    const text = await response.text();
    const reply: unknown = text === '' ? undefined : JSON.parse(text);
    if (response.ok) return reply as Reply;
    const { title, details = [] } = reply as Problem;
    throw new StartError([title, ...details].join(' '));
  }
  return {
    localUrl,
    call: async (method, path) => ask(method, `/operator/v1${path}`),
    api: async (method, path, body) => ask(method, `/api/v1${path}`, body),
    upload: async (path, file) => ask('POST', `/api/v1${path}`, file),
  };
}
