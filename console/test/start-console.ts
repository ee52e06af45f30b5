// A console in front of one waiting visitor: where most stories begin.

import { afterEach } from 'vitest';

import type { AgentName, ConversationId } from '@frontdesk/contract';

import { FakeDesk } from './fake-desk.ts';
import { INES, SAM } from './people.ts';
import { findAll, renderApp, type RenderedApp } from './render-app.tsx';

/** The conversation that waits. */
export const ID: ConversationId = 'conv_one';
/** The agent at the console, as others see her. */
export const ines: AgentName = { id: INES.id, name: INES.name };
/** Her colleague. */
export const sam: AgentName = { id: SAM.id, name: SAM.name };

let running: RenderedApp | undefined;

afterEach(() => {
  running?.unmount();
  running = undefined;
  location.hash = '';
  localStorage.clear();
  sessionStorage.clear();
});

/** Renders a console; the former one is taken away. */
export async function render(...parts: Parameters<typeof renderApp>): Promise<RenderedApp> {
  running?.unmount();
  running = await renderApp(...parts);
  return running;
}

/**
 * Opens the console at an address.
 * @param prepare makes of the desk what the story needs, before the console is opened
 */
export async function start(hash = '', prepare?: (desk: FakeDesk) => void): Promise<RenderedApp> {
  const desk = new FakeDesk();
  desk.begin(ID, 'Where is my parcel?');
  desk.setHandover(ID, 'requested');
  prepare?.(desk);
  location.hash = hash;
  return render(desk);
}

/** Everything that can be read. */
export const pageText = (): string => document.body.textContent;

/** The lines of the list. */
export const rows = (): string[] => findAll('row').map((row) => row.textContent);
