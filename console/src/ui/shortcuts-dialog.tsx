// The help for the keyboard, with a switch to turn single keys off.

import { Dialog } from './dialog.tsx';
import { SHORTCUTS } from './shortcuts.ts';

const FIXED_KEYS = [
  { keys: '↑ ↓', words: 'Move within the list' },
  { keys: 'Enter', words: 'Open the conversation; send the reply' },
  { keys: 'Shift Enter', words: 'New line in the reply' },
] as const;

/**
 * Shows the shortcuts.
 * @source WCAG 2.2, success criterion 2.1.4: shortcuts of a single character can be turned off
 */
export function ShortcutsDialog(props: {
  readonly isOpen: boolean;
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
  readonly onClose: () => void;
}) {
  const rows = [...FIXED_KEYS, ...SHORTCUTS.map(({ key, words }) => ({ keys: key, words }))];
  return (
    <Dialog title="Keyboard shortcuts" isOpen={props.isOpen} onClose={props.onClose}>
      <dl class="keys">
        {rows.map(({ keys, words }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={props.isOn}
          onChange={(event) => props.onSwitch(event.currentTarget.checked)}
        />
        Use single-key shortcuts
      </label>
      <p class="dialog-end">
        <button type="button" class="button" onClick={props.onClose}>
          Close
        </button>
      </p>
    </Dialog>
  );
}
