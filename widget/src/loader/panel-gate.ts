// Fetches the panel once, when it is wanted, and again after a failure.

import type { ImportPanel, Panel, PanelHost } from '../host/panel-module.ts';
import type { Launcher } from './launcher.ts';

/** The way to the panel. */
export interface PanelGate extends Pick<PanelHost, 'renew'> {
  /** Fetches the panel if it is not there; rejects when that fails, and tries anew the next time. */
  readonly load: () => Promise<void>;
  /** Does something with the panel, fetching it first where needed; a failure is shown at the launcher, with another try. */
  readonly use: (run: (panel: Panel) => void) => void;
  /** Whether there is a panel, open or closed. */
  readonly isThere: () => boolean;
  readonly isOpen: () => boolean;
  /** Closes the chat, also one that is still on its way. */
  readonly close: () => void;
  /** Takes what the page has said of who the visitor is to where that is known. */
  readonly settle: () => Promise<void>;
  /** Takes the panel away with all that it knows, also one that is still on its way. */
  readonly reset: (isForGood?: boolean) => void;
}

/**
 * Makes the way to a panel.
 * @param host is given to the panel, with the way itself
 */
export function createPanelGate(
  importPanel: ImportPanel,
  host: Omit<PanelHost, 'reset' | 'renew'> & { readonly launcher: Launcher },
): PanelHost & PanelGate {
  const { launcher, emit } = host;
  let panel: Panel | undefined;
  let loading: Promise<void> | undefined;
  let attempt = 0;
  let isWanted = true;
  let isOver = false;

  const prepare = async () => {
    const mount = await (await importPanel(attempt)).preparePanel(gate);
    // In one step with the reading of what is stored: nobody can change in between.
    if (!isOver) panel = mount();
  };
  const load = () =>
    (loading ??= prepare().catch((error: unknown) => {
      loading = undefined;
      attempt += 1;
      throw error;
    }));

  const gate: PanelHost & PanelGate = Object.assign(host, {
    load,
    use: async (run: (panel: Panel) => void): Promise<void> => {
      isWanted = true;
      launcher.setBusy(!panel);
      const code = await load().catch(() => 'panel_not_loaded' as const);
      launcher.setBusy(false);
      if (code) {
        launcher.showFailure(() => gate.use(run));
        emit('error', { code });
      } else if (isWanted && panel) run(panel);
    },
    isThere: () => !!panel,
    isOpen: () => panel?.isOpen() ?? false,
    renew: () => panel?.renew(),
    close: () => {
      isWanted = false;
      panel?.close();
    },
    settle: async () => (await importPanel(attempt)).settle(gate),
    reset: (isForGood = false) => {
      isOver = isForGood;
      if (panel) loading = undefined;
      panel?.destroy();
      panel = undefined;
    },
  });
  return gate;
}
