// Puts the whole console into the page of a test and gives hold of it by roles and names.

import { render } from 'preact';
import { act } from 'preact/test-utils';
import { vi } from 'vitest';

import { App } from '../src/app.tsx';
import { createSession, type Session } from '../src/session/create-session.ts';
import type { SessionApi } from '../src/session/session-api.ts';
import { FakeDesk } from './fake-desk.ts';
import './fake-view.ts';
import { FakeLink } from './fake-link.ts';
import { FakeRest } from './fake-rest.ts';
import { INES } from './people.ts';

/** The session of an agent who is signed in. */
export const signedInApi: SessionApi = {
  signIn: async () => ({ ok: true, value: null }),
  loadProfile: async () => ({ ok: true, value: INES }),
  signOut: async () => ({ ok: true, value: null }),
};

/** A console under test. */
export interface RenderedApp {
  readonly desk: FakeDesk;
  readonly link: FakeLink;
  readonly rest: FakeRest;
  readonly session: Session;
  unmount(): void;
}

/** Renders the console on a fake desk and waits until it is there. */
export async function renderApp(desk = new FakeDesk(), api: SessionApi = signedInApi): Promise<RenderedApp> {
  const link = new FakeLink(desk, INES);
  const session = createSession(api, window);
  const rest = new FakeRest(() => session.noteEnd());
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  await act(async () => {
    render(<App session={session} createLink={() => link} rest={rest} />, root);
    await Promise.resolve();
  });
  await settle();
  return {
    desk,
    link,
    rest,
    session,
    unmount() {
      render(null, root);
    },
  };
}

/** Lets everything that has begun come to its end. */
export async function settle(): Promise<void> {
  // What an effect causes is rendered in the next turn.
  for (let turn = 0; turn < 4; turn += 1) {
    await act(async () => {
      await new Promise((done) => setTimeout(done));
    });
  }
}

/** Does something and lets it come to its end. */
export async function carryOut(doIt: () => unknown): Promise<void> {
  await act(async () => {
    await doIt();
  });
  await settle();
}

const NAMED: Readonly<Record<string, string>> = {
  button: 'button',
  link: 'a[href]',
  textbox: 'textarea',
  heading: 'h1, h2, h3',
  region: 'section, aside',
  row: '[data-row]',
};

/** Returns all visible elements of a role whose name or text contains the words. */
export function findAll(role: keyof typeof NAMED, words: string | RegExp = /./u): HTMLElement[] {
  const elements = [...document.querySelectorAll<HTMLElement>(NAMED[role] ?? role)];
  return elements.filter((element) => {
    const name = element.getAttribute('aria-label') ?? element.textContent;
    return typeof words === 'string' ? name.includes(words) : words.test(name);
  });
}

/** Returns the one element of a role with these words, and waits for it. */
export async function find(role: keyof typeof NAMED, words: string | RegExp): Promise<HTMLElement> {
  return vi.waitFor(() => {
    const [element, ...others] = findAll(role, words);
    if (!element || others.length > 0) {
      throw new Error(
        `${element ? others.length + 1 : 0} of ${role} “${words}” in: ${document.body.textContent}`,
      );
    }
    return element;
  });
}

/** Presses the one button or link with these words. */
export async function press(role: 'button' | 'link' | 'row', words: string | RegExp): Promise<void> {
  const element = await find(role, words);
  await carryOut(() => element.click());
}

/** Types into the reply. */
export async function type(text: string): Promise<void> {
  const box = (await find('textbox', 'Reply')) as HTMLTextAreaElement;
  await carryOut(() => {
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** Writes a reply and sends it. */
export async function send(text: string): Promise<void> {
  await type(text);
  await key('Enter', await find('textbox', 'Reply'));
}

/** Presses a key where the focus is. */
export async function key(
  name: string,
  target: EventTarget = document.activeElement ?? document.body,
): Promise<void> {
  await carryOut(() =>
    target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true })),
  );
}
