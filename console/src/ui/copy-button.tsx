// Copying what must be exact.

import { useState } from 'preact/hooks';

/** Copies a text and says so; where the browser forbids it, the text can be selected beside it. */
export function CopyButton(props: { readonly text: string; readonly label: string }) {
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready');
  async function copy() {
    try {
      await navigator.clipboard.writeText(props.text);
      setState('copied');
    } catch {
      setState('refused');
    }
  }
  const words = { ready: props.label, copied: 'Copied', refused: 'Select and copy it by hand' }[state];
  return (
    <button type="button" class="button small" onClick={() => void copy()}>
      <output>{words}</output>
    </button>
  );
}
