// The console opened on one of the owner's pages.

import type { AgentProfile } from '@frontdesk/contract';

import type { FakeRest } from './fake-rest.ts';
import { FakeDesk } from './fake-desk.ts';
import { INES } from './people.ts';
import { carryOut, settle, signedInApi, type RenderedApp } from './render-app.tsx';
import { render } from './start-console.ts';

/** Opens a page on what `prepare` makes of the REST interface. */
export async function openPage(
  hash: string,
  prepare: (rest: FakeRest) => void,
  agent: AgentProfile = INES,
): Promise<RenderedApp> {
  location.hash = '';
  const app = await render(new FakeDesk(), {
    ...signedInApi,
    loadProfile: async () => ({ ok: true, value: agent }),
  });
  prepare(app.rest);
  await carryOut(() => {
    location.hash = hash;
    dispatchEvent(new Event('hashchange'));
  });
  await settle();
  return app;
}

/** Writes into the field with this label. */
export async function fill(label: string, text: string): Promise<void> {
  const named = [...document.querySelectorAll('label')].find((each) => each.textContent.includes(label));
  const field = document.querySelector<HTMLInputElement>(`#${CSS.escape(named?.htmlFor ?? '')}`);
  if (!field) throw new Error(`no field “${label}” in: ${document.body.textContent}`);
  await carryOut(() => {
    field.value = text;
    field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
  });
}

/** Ticks the box with these words. */
export async function tick(words: string): Promise<void> {
  const box = [...document.querySelectorAll('label.check')].find((each) => each.textContent.includes(words));
  await carryOut(() => box?.querySelector('input')?.click());
}

/** Sends the form that is named so. */
export async function submit(label: string): Promise<void> {
  const form = document.querySelector<HTMLFormElement>(`form[aria-label="${label}"]`);
  if (!form) throw new Error(`no form “${label}”`);
  await carryOut(() => form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
}

/** The lines of the list that is named so, as text. */
export function listed(label: string): readonly string[] {
  return [...document.querySelectorAll(`ul[aria-label="${label}"] > li`)].map(
    ({ textContent }) => textContent,
  );
}

/** Says yes to the question that is asked. */
export async function confirm(): Promise<void> {
  const button = document.querySelector<HTMLElement>('dialog[open] .button.danger');
  if (!button) throw new Error('nothing is asked');
  await carryOut(() => button.click());
}
