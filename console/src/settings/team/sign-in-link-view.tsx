// A one-time link, to be given to whom it is for.

import type { SignInLink } from '@frontdesk/contract';

import { Moment } from '../../page/item.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';

/** Shows a link that somebody signs in with. */
export function SignInLinkView(props: {
  readonly name: string;
  readonly link: SignInLink;
  readonly onDone: () => void;
}) {
  const { name, link } = props;
  return (
    <>
      <p>
        Give this link to <bdi>{name}</bdi> on a way that nobody else reads. It works once, until{' '}
        <Moment at={link.expiresAt} />.
      </p>
      <div class="secret">
        <code class="id">{link.url}</code>
        <CopyButton text={link.url} label="Copy the link" />
      </div>
      <p class="dialog-end">
        <button type="button" class="button primary" onClick={props.onDone}>
          Done
        </button>
      </p>
    </>
  );
}
