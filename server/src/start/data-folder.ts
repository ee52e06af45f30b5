// The desk's folder: made on the first start, with the secrets that only this desk knows.

import { chmod, mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { newToken } from '../access/token-hash.ts';
import { StartError, systemCode } from './start-error.ts';

/** The secrets of one desk. */
export interface Secrets {
  /** Signs visitors' tokens: 256 bits. */
  readonly sessionSecret: string;
  /** Lets the operator's command in: 256 bits. */
  readonly operatorToken: string;
  /** Seals what the desk must be able to read again, and peppers API keys: 256 bits. */
  readonly vaultKey: string;
}

const SECRETS_FILE = 'secrets.json';
const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY_FILE = 0o600;

/**
 * Opens the data folder, making it and its secrets when they don't exist. Nobody but the owner of the process can read them.
 * @throws {StartError} when the folder or the secrets can't be used
 */
export async function openDataFolder(dataDir: string): Promise<Secrets> {
  try {
    await mkdir(dataDir, { recursive: true, mode: OWNER_ONLY_FOLDER });
    await chmod(dataDir, OWNER_ONLY_FOLDER);
    return (await readSecrets(dataDir)) ?? (await createSecrets(dataDir));
  } catch (cause) {
    if (cause instanceof StartError) throw cause;
    const code = systemCode(cause) ?? 'unknown error';
    throw new StartError(
      `The data folder ${dataDir} can't be used (${code}). Give this user the right to write there, or set FRONTDESK_DATA_DIR to another folder.`,
      { cause },
    );
  }
}

async function readSecrets(dataDir: string): Promise<Secrets | undefined> {
  const path = join(dataDir, SECRETS_FILE);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const { sessionSecret, operatorToken, vaultKey } = parseSecrets(text);
  if (typeof sessionSecret === 'string' && typeof operatorToken === 'string') {
    if (typeof vaultKey === 'string') return { sessionSecret, operatorToken, vaultKey };
    // A folder from before there was a vault.
    return writeSecrets(dataDir, { sessionSecret, operatorToken, vaultKey: newToken() });
  }
  throw new StartError(
    `${path} does not hold this desk's secrets. Put it back from a backup, or delete it: visitors and agents then have to open new sessions, and API keys and sealed secrets have to be made anew.`,
  );
}

function parseSecrets(text: string): Partial<Record<keyof Secrets, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

async function createSecrets(dataDir: string): Promise<Secrets> {
  return writeSecrets(dataDir, {
    sessionSecret: newToken(),
    operatorToken: newToken(),
    vaultKey: newToken(),
  });
}

async function writeSecrets(dataDir: string, secrets: Secrets): Promise<Secrets> {
  await writeOwnerOnly(join(dataDir, SECRETS_FILE), `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

/** Writes a file that only its owner can read; a reader sees the old content or the new, never a part. */
export async function writeOwnerOnly(path: string, content: string): Promise<void> {
  const temporary = `${path}.new`;
  await writeFile(temporary, content, { mode: OWNER_ONLY_FILE });
  const file = await open(temporary, 'r+');
  await file.sync();
  await file.close();
  await rename(temporary, path);
}
