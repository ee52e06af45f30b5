// Fetches the panel once, when it is wanted, and again after a failure.

import type { Panel } from '../host/panel-module.ts';

/** The way to the panel. */
export interface PanelGate {
  readonly isLoaded: () => boolean;
  /** Resolves with the panel; rejects when it could not be fetched, and tries anew the next time. */
  readonly load: () => Promise<Panel>;
  /** Takes the panel away, also one that is still on its way. */
  readonly destroy: () => void;
}

/** Makes the gate around a function that fetches and mounts the panel. */
export function createPanelGate(mount: (attempt: number) => Promise<Panel>): PanelGate {
  let panel: Promise<Panel> | null = null;
  let isLoaded = false;
  let attempt = 0;
  return {
    isLoaded: () => isLoaded,
    load: () => {
      panel ??= mount(attempt).then(
        (mounted) => {
          isLoaded = true;
          return mounted;
        },
        (error: unknown) => {
          panel = null;
          attempt += 1;
          throw error;
        },
      );
      return panel;
    },
    destroy: () => {
      panel?.then((mounted) => mounted.destroy()).catch(() => {});
    },
  };
}
