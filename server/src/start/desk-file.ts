// The running desk's card: where the operator's command finds it.

import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { writeOwnerOnly } from './data-folder.ts';

/** How to reach a running desk on this machine. */
export interface DeskCard {
  /** The address to call, which may differ from the public one. */
  readonly localUrl: string;
  readonly operatorToken: string;
  readonly pid: number;
}

const FILE = 'desk.json';

/** Leaves the card in the data folder, readable by the owner alone. */
export async function writeDeskCard(dataDir: string, card: DeskCard): Promise<void> {
  await writeOwnerOnly(join(dataDir, FILE), `${JSON.stringify(card, null, 2)}\n`);
}

/** Takes the card away when the desk stops. */
export async function removeDeskCard(dataDir: string): Promise<void> {
  await rm(join(dataDir, FILE), { force: true });
}

/** @returns the card, or `undefined` when no desk has left one in this folder */
export async function readDeskCard(dataDir: string): Promise<DeskCard | undefined> {
  try {
    const { localUrl, operatorToken, pid } = JSON.parse(await readFile(join(dataDir, FILE), 'utf8'));
    return { localUrl: String(localUrl), operatorToken: String(operatorToken), pid: Number(pid) };
  } catch {
    return undefined;
  }
}
