// What the tag does first: checks itself, waits for the body, installs `window.Frontdesk`, replays early calls.

import { warn } from '../host/warn.ts';
import type { ImportPanel, PanelModule, WidgetOptions } from '../host/panel-module.ts';
import type { FrontdeskGlobal, FrontdeskMethods, FrontdeskStub } from '../public-api.ts';
import { createGlobal } from './create-global.ts';
import { createWidget } from './create-widget.ts';
import { readOptions } from './read-options.ts';

declare const __PANEL_FILE__: string;

/** A failed import is remembered by some browsers, so that trying again needs another address. */
const importFrom =
  ({ baseUrl }: WidgetOptions): ImportPanel =>
  async (attempt) => {
    const address = `${baseUrl}/widget/${__PANEL_FILE__}${attempt ? `?again=${attempt}` : ''}`;
    return (await import(/* @vite-ignore */ address)) as PanelModule;
  };

/**
 * Starts the widget for a pasted tag. Nothing it meets makes it throw into the page.
 * @param tag the script element that is running
 * @param importPanel replaces the fetching of the panel
 */
export function startFrontdesk(tag: Element | null, importPanel?: ImportPanel): void {
  const start = () => {
    if (typeof (window.Frontdesk as Partial<FrontdeskMethods> | undefined)?.destroy === 'function') {
      warn('the tag is on this page twice; the second copy is ignored.');
      return;
    }
    const options = readOptions(tag);
    if (!options) return;
    const { q: early = [] } = (window.Frontdesk ?? {}) as FrontdeskStub;
    const api = createGlobal(createWidget(options, importPanel ?? importFrom(options)));
    window.Frontdesk = api;
    for (const call of early) api(...(Array.from(call) as Parameters<FrontdeskGlobal>));
  };
  const startSafely = () => {
    try {
      start();
    } catch (error) {
      warn(`the widget could not start: ${String(error)}`);
    }
  };
  if (document.body) startSafely();
  else document.addEventListener('DOMContentLoaded', startSafely, { once: true });
}
