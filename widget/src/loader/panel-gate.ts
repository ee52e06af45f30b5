// Fetches the panel once, when it is wanted, and again after a failure.

import type { Panel, PanelHost, ImportPanel } from '../host/panel-module.ts';
import type { Launcher } from './launcher.ts';

/** The way to the panel. */
export interface PanelGate {
  /** Fetches the panel if it is not there; rejects when that fails, and tries anew the next time. */
  readonly load: () => Promise<Panel>;
  /** Does something with the panel, fetching it first where needed; a failure is shown at the launcher, with another try. */
  readonly use: (run: (panel: Panel) => void) => void;
  readonly isOpen: () => boolean;
  /** Closes the chat, also one that is still on its way. */
  readonly close: () => void;
  readonly destroy: () => void;
}

/** Makes the way to a panel. */
export function createPanelGate(
  importPanel: ImportPanel,
  host: PanelHost & { launcher: Launcher },
): PanelGate {
  const { launcher, emit } = host;
  let panel: Panel | undefined;
  let loading: Promise<Panel> | undefined;
  let attempt = 0;
  let isWanted = true;

  const load = (): Promise<Panel> =>
    (loading ??= importPanel(attempt)
      .then(({ mountPanel }) => mountPanel(host))
      .then(
        (mounted) => (panel = mounted),
        (error: unknown) => {
          loading = undefined;
          attempt += 1;
          throw error;
        },
      ));

  const use = (run: (panel: Panel) => void): void => {
    isWanted = true;
    launcher.setBusy(!panel);
    load().then(
      (mounted) => {
        launcher.setBusy(false);
        if (isWanted) run(mounted);
      },
      () => {
        launcher.setBusy(false);
        launcher.showFailure(() => use(run));
        emit('error', { code: 'panel_not_loaded' });
      },
    );
  };

  return {
    load,
    use,
    isOpen: () => panel?.isOpen() ?? false,
    close: () => {
      isWanted = false;
      panel?.close();
    },
    destroy: () => {
      loading?.then((mounted) => mounted.destroy()).catch(() => {});
    },
  };
}
