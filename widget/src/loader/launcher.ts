// The launcher button, in plain DOM: the first thing that a visitor sees, and all that most visitors ever load.

import { chooseLanguage } from '../i18n/choose-language.ts';
import { LAUNCHER_TEXTS } from './launcher-texts.ts';
import type { Language, LauncherTexts } from './launcher-texts.ts';

/** The launcher on the page. */
export interface Launcher {
  /** An open chat takes the launcher's place. */
  readonly setOpen: (isOpen: boolean) => void;
  readonly setHidden: (isHidden: boolean) => void;
  readonly setBusy: (isBusy: boolean) => void;
  readonly setUnread: (count: number) => void;
  /** Says beside the launcher that the chat could not be loaded. */
  readonly showFailure: (retry: () => void) => void;
  readonly clearFailure: () => void;
  readonly focus: () => void;
}

const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE =
  'M12 3c-5.2 0-9.4 3.6-9.4 8 0 2.5 1.4 4.8 3.5 6.2-.1 1-.6 2.1-1.4 3-.3.3-.1.8.4.8 1.9-.2 3.6-.9 4.9-2 .7.1 1.3.2 2 .2 5.2 0 9.4-3.6 9.4-8.1S17.2 3 12 3Z';

const create = (tag: string, className: string, text = ''): HTMLElement => {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
};

function drawIcon(): SVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', BUBBLE);
  icon.append(path);
  return icon;
}

function drawFailure(texts: LauncherTexts, retry: () => void): HTMLElement {
  const card = create('div', 'failure');
  card.setAttribute('role', 'alert');
  const again = create('button', 'retry', texts.retry);
  const dismiss = create('button', 'dismiss', texts.dismiss);
  again.addEventListener('click', retry);
  dismiss.addEventListener('click', () => card.remove());
  card.append(create('p', '', texts.failed), again, dismiss);
  return card;
}

/**
 * Draws the launcher at the bottom inline end of the window.
 * @param parent where to draw it
 * @param chosen the language of the tag
 */
export function createLauncher(parent: HTMLElement, chosen: string | undefined, open: () => void): Launcher {
  const language = chooseLanguage(chosen, Object.keys(LAUNCHER_TEXTS) as [Language, ...Language[]]);
  const texts: LauncherTexts = LAUNCHER_TEXTS[language];
  parent.lang = language;
  const button = create('button', 'launcher') as HTMLButtonElement;
  button.type = 'button';
  button.setAttribute('aria-label', texts.open);
  button.setAttribute('aria-haspopup', 'dialog');
  const badge = create('span', 'badge');
  badge.setAttribute('aria-hidden', 'true');
  badge.hidden = true;
  button.append(drawIcon(), badge);
  button.addEventListener('click', open);
  parent.append(button);

  let failure: HTMLElement | null = null;
  const hiddenBecause = { open: false, owner: false };
  const draw = () => {
    button.hidden = hiddenBecause.open || hiddenBecause.owner;
  };
  return {
    setOpen: (isOpen) => {
      hiddenBecause.open = isOpen;
      draw();
    },
    setHidden: (isHidden) => {
      hiddenBecause.owner = isHidden;
      draw();
    },
    setBusy: (isBusy) => button.setAttribute('aria-busy', String(isBusy)),
    setUnread: (count) => {
      badge.hidden = count === 0;
      badge.textContent = count > 9 ? '9+' : String(count);
      button.setAttribute('aria-label', count ? texts.openUnread.replace('#', String(count)) : texts.open);
    },
    showFailure: (retry) => {
      failure?.remove();
      failure = drawFailure(texts, retry);
      parent.append(failure);
    },
    clearFailure: () => failure?.remove(),
    focus: () => button.focus(),
  };
}
