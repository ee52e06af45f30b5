// The secrets by which the site says who its users are.

import { useState } from 'preact/hooks';

import type { IdentityKey, NewIdentityKey } from '@frontdesk/contract';

import { Failure } from '../../page/failure.tsx';
import { Fact, Facts, Item, ItemButton, Moment } from '../../page/item.tsx';
import { Empty, LoadedView } from '../../page/loaded-view.tsx';
import { Part } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';
import { useLoaded } from '../../page/use-loaded.ts';
import { path } from '../../transport/rest-client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SecretView } from '../../page/secret-view.tsx';

function useIdentityKeys() {
  const { rest, assistantId, confirm, tell } = usePageTools();
  const at = path`/assistants/${assistantId}/identity-keys`;
  const loaded = useLoaded(at, async () => rest.get<{ readonly items: readonly IdentityKey[] }>(at));
  const action = useAction();
  async function make() {
    const outcome = await action.run(async () => rest.post<NewIdentityKey>(at));
    await loaded.reload();
    return outcome?.ok ? outcome.value : null;
  }
  async function revoke({ id }: IdentityKey) {
    const isSure = await confirm({
      title: `Revoke ${id}?`,
      words: 'Every visitor whom it has named is signed out at once. This can’t be undone.',
      action: 'Revoke',
    });
    if (!isSure) return;
    const outcome = await action.run(async () => rest.delete<IdentityKey>(at + path`/${id}`));
    if (outcome?.ok) tell(`${id} is revoked.`);
    await loaded.reload();
  }
  return { loaded, action, make, revoke };
}

function KeyItem(props: { readonly identityKey: IdentityKey; readonly onRevoke: (() => void) | undefined }) {
  const { identityKey, onRevoke } = props;
  const { id, status, createdAt, createdBy, revokedAt } = identityKey;
  const isActive = status === 'active';
  return (
    <Item
      title={<span class="id">{id}</span>}
      tags={<span class={isActive ? 'tag ai' : 'tag'}>{isActive ? 'Active' : 'Revoked'}</span>}
      actions={isActive && onRevoke && <ItemButton label="Revoke" name={id} isDanger onPress={onRevoke} />}
    >
      <Facts>
        <Fact name="Made">
          <Moment at={createdAt} />
        </Fact>
        <Fact name="By">
          <bdi>{createdBy}</bdi>
        </Fact>
        <Fact name="Revoked">{revokedAt && <Moment at={revokedAt} />}</Fact>
      </Facts>
    </Item>
  );
}

function KeyList(props: {
  readonly keys: readonly IdentityKey[];
  readonly onRevoke: ((key: IdentityKey) => void) | undefined;
}) {
  const { keys, onRevoke } = props;
  if (keys.length === 0) return <Empty title="No secret yet" />;
  return (
    <ul class="items" aria-label="Identity secrets">
      {keys.map((key) => (
        <KeyItem key={key.id} identityKey={key} onRevoke={onRevoke && (() => onRevoke(key))} />
      ))}
    </ul>
  );
}

/** Shows the secrets, makes and revokes them; two may be active, so that one can be exchanged. */
export function IdentityKeys() {
  const { can } = usePageTools();
  const { loaded, action, make, revoke } = useIdentityKeys();
  const [made, setMade] = useState<NewIdentityKey | null>(null);
  const mayWrite = can('access:write');
  return (
    <Part
      title="Identity secrets"
      lead="With one of these your site’s server signs who is signed in there, so that visitors keep their conversations everywhere and nobody can pretend to be somebody else."
    >
      <Failure error={action.error} />
      <LoadedView loaded={loaded}>
        {({ items }) => <KeyList keys={items} onRevoke={mayWrite ? (key) => void revoke(key) : undefined} />}
      </LoadedView>
      {mayWrite && (
        <p class="part-action">
          <button
            type="button"
            class="button"
            aria-busy={action.isBusy}
            onClick={() => void make().then(setMade)}
          >
            Make a secret
          </button>
        </p>
      )}
      <Dialog title="A new identity secret" isOpen={made !== null} isWide onClose={() => setMade(null)}>
        {made && (
          <SecretView secret={made.secret} onDone={() => setMade(null)}>
            <p>
              Sign tokens with it on your server only (HS256), with <code>{made.id}</code> as <code>kid</code>
              . Never put it into a page.
            </p>
          </SecretView>
        )}
      </Dialog>
    </Part>
  );
}
