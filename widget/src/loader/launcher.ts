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

function create(tag: string, className: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
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
  button.append(badge);
  button.addEventListener('click', open);
  parent.append(button);

  const alert = create('div', '', { role: 'alert' });
  parent.append(alert);
  let isOpen = false;
  let isHidden = false;
  const show = () => {
    button.hidden = isOpen || isHidden;
  };
  return {
    setOpen: (value) => {
      isOpen = value;
      show();
    },
    setHidden: (value) => {
      isHidden = value;
      show();
    },
    setBusy: (isBusy) => {
      alert.replaceChildren();
      button.setAttribute('aria-busy', String(isBusy));
    },
    button,
    badge,
    name,
    showFailure: (retry) => {
      const again = create('button', 'failure', { type: 'button' });
      again.textContent = failed;
      again.addEventListener('click', retry);
      alert.replaceChildren(again);
    },
    focus: () => button.focus(),
  };
}
