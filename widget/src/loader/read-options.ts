// Reads what the owner wrote into the tag.

import type { AssistantId } from '@frontdesk/contract';
import { warn } from '../host/warn.ts';
import type { WidgetOptions } from '../host/panel-module.ts';
import type { Theme } from '../public-api.ts';

/** The tag's options, with those that only the loader needs. */
export interface TagOptions extends WidgetOptions {
  /** A word that names no theme is as good as `auto`: the style sheets know `light` and `dark`. */
  readonly theme: Theme;
  /** Whether the launcher begins hidden (`data-launcher="hidden"`), for pages with a button of their own. */
  readonly isLauncherHidden: boolean;
}

/**
 * Reads the attributes of the tag.
 * @param tag the running script; where there is none (a module bundler, a tag manager), the tag is looked for on the page
 * @returns `null` when the tag names no assistant: there is nothing to draw then
 */
export function readOptions(tag: Element | null): TagOptions | null {
  const script = (tag ?? document.querySelector('script[data-assistant]')) as HTMLScriptElement | null;
  const { assistant, accent, language, theme = 'auto', launcher } = script?.dataset ?? {};
  if (!script?.src || !/^asst_\w+$/.test(assistant ?? '')) {
    warn('the tag needs data-assistant="asst_…". Copy the whole tag from the desk.');
    return null;
  }
  return {
    assistantId: assistant as AssistantId,
    baseUrl: new URL(script.src).origin,
    theme: theme as Theme,
    isLauncherHidden: launcher === 'hidden',
    language,
    accentColor: /^#[\da-f]{6}$/i.test(accent ?? '') ? accent : undefined,
  };
}
