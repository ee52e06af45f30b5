// The launcher button, in plain DOM: the first thing that a visitor sees, and all that most visitors ever load.

import { chooseLanguage } from '../i18n/choose-language.ts';
import type { LauncherControl } from '../host/panel-module.ts';
import { LAUNCHER_TEXTS } from './launcher-texts.ts';
import type { Language } from './launcher-texts.ts';

/** The launcher on the page. */
export interface Launcher extends LauncherControl {
  readonly setHidden: (isHidden: boolean) => void;
  /** Shows that the chat is being fetched; takes a failure away. */
  readonly setBusy: (isBusy: boolean) => void;
  /** Says above the launcher that the chat could not be loaded, with a button that tries again. */
  readonly showFailure: (retry: () => void) => void;
}

const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE = 'M6 4h12a4 4 0 0 1 4 4v5a4 4 0 0 1-4 4h-6l-5 4v-4H6a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4Z';

function create(tag: string, className: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function drawIcon(): SVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  icon.setAttribute('viewBox', '0 0 24 24');
  path.setAttribute('d', BUBBLE);
  icon.append(path);
  return icon;
}

/**
 * Draws the launcher at the bottom inline end of the window.
 * @param parent where to draw it
 * @param chosen the language of the tag
 */
export function createLauncher(parent: HTMLElement, chosen: string | undefined, open: () => void): Launcher {
  const language = chooseLanguage(chosen, Object.keys(LAUNCHER_TEXTS) as [Language, ...Language[]]);
  const [name, failed] = LAUNCHER_TEXTS[language];
  parent.lang = language;
  const button = create('button', 'launcher', {
    type: 'button',
    'aria-label': name,
    'aria-haspopup': 'dialog',
  });
  const badge = create('span', 'badge', { 'aria-hidden': 'true', hidden: '' });
  button.append(drawIcon(), badge);
  button.addEventListener('click', open);
  parent.append(button);

  const alert = create('div', '', { role: 'alert' });
  parent.append(alert);
  const state = { isOpen: false, isHidden: false };
  const change = (news: Partial<typeof state>) => {
    Object.assign(state, news);
    button.hidden = state.isOpen || state.isHidden;
  };
  return {
    setOpen: (isOpen) => change({ isOpen }),
    setHidden: (isHidden) => change({ isHidden }),
    setBusy: (isBusy) => {
      alert.replaceChildren();
      button.setAttribute('aria-busy', String(isBusy));
    },
    setUnread: (count, label) => {
      badge.hidden = count === 0;
      badge.textContent = count > 9 ? '9+' : String(count);
      button.setAttribute('aria-label', count > 0 ? label : name);
    },
    showFailure: (retry) => {
      const again = create('button', 'failure', { type: 'button' });
      again.textContent = failed;
      again.addEventListener('click', retry);
      alert.replaceChildren(again);
    },
    focus: () => button.focus(),
  };
}
