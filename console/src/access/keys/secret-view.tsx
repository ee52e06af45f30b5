// The secret of a key, the one time that it is shown.

import type { NewApiKey } from '@frontdesk/contract';

import { CopyButton } from '../../ui/copy-button.tsx';

/** Shows the secret of a new key and how to use it. */
export function SecretView(props: { readonly made: NewApiKey; readonly onDone: () => void }) {
  const { secret } = props.made;
  return (
    <>
      <p>
        Copy the key now and keep it where your program reads its secrets. The desk stores only a fingerprint,
        so nobody can show it again.
      </p>
      <div class="secret">
        <code class="id">{secret}</code>
        <CopyButton text={secret} label="Copy the key" />
      </div>
      <p>It goes into a header of each request, never into a page or an address:</p>
      <pre class="sample">Authorization: Bearer {secret.slice(0, 12)}…</pre>
      <p class="dialog-end">
        <button type="button" class="button primary" onClick={props.onDone}>
          I have copied it
        </button>
      </p>
    </>
  );
}
