// A secret, the one time that it is shown.

import type { ComponentChildren } from 'preact';

import { CopyButton } from '../ui/copy-button.tsx';

/** Shows a secret and how to use it. */
export function SecretView(props: {
  readonly secret: string;
  /** How and where it is used. */
  readonly children: ComponentChildren;
  readonly onDone: () => void;
}) {
  const { secret } = props;
  return (
    <>
      <p>Copy it now and keep it where your program reads its secrets. Nobody can show it again.</p>
      <div class="secret">
        <code class="id">{secret}</code>
        <CopyButton text={secret} label="Copy" />
      </div>
      {props.children}
      <p class="dialog-end">
        <button type="button" class="button primary" onClick={props.onDone}>
          I have copied it
        </button>
      </p>
    </>
  );
}
