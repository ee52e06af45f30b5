// The page of API keys.

import { useState } from 'preact/hooks';

import type { ApiKey, NewApiKey } from '@frontdesk/contract';

import { Failure } from '../../page/failure.tsx';
import { Empty, LoadedView } from '../../page/loaded-view.tsx';
import { PageFrame } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';
import { useLoaded } from '../../page/use-loaded.ts';
import { path } from '../../transport/rest-client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SecretView } from '../../page/secret-view.tsx';
import { KeyItem } from './key-item.tsx';
import { NewKeyForm } from './new-key-form.tsx';

/** How long both keys work, in hours. */
const OVERLAP_HOURS = 24;

function useKeys() {
  const { rest, confirm, tell } = usePageTools();
  const loaded = useLoaded('keys', async () => rest.get<{ readonly items: readonly ApiKey[] }>('/keys'));
  const action = useAction();
  async function revoke({ id, name }: ApiKey) {
    const isSure = await confirm({
      title: `Revoke “${name}”?`,
      words: 'Programs that use this key are refused from this moment on. This can’t be undone.',
      action: 'Revoke',
    });
    if (!isSure) return;
    const outcome = await action.run(async () => rest.delete<ApiKey>(path`/keys/${id}`));
    if (outcome?.ok) tell(`“${name}” is revoked.`);
    await loaded.reload();
  }
  async function rotate({ id, name }: ApiKey) {
    const isSure = await confirm({
      title: `Make a successor of “${name}”?`,
      words: `You get a new key with the same permissions. The former one works for ${OVERLAP_HOURS} hours more, so that you can exchange it.`,
      action: 'Rotate',
    });
    const rotate = async () =>
      rest.post<NewApiKey>(path`/keys/${id}/rotate`, { overlapHours: OVERLAP_HOURS });
    const outcome = isSure ? await action.run(rotate) : null;
    return outcome?.ok ? outcome.value : null;
  }
  return { loaded, action, revoke, rotate };
}

function KeyList(props: {
  readonly keys: readonly ApiKey[];
  readonly onRotate: (key: ApiKey) => void;
  readonly onRevoke: (key: ApiKey) => void;
}) {
  const { keys, onRotate, onRevoke } = props;
  if (keys.length === 0)
    return <Empty title="No program has a key yet">Make one, and it is shown once.</Empty>;
  return (
    <ul class="items" aria-label="API keys">
      {keys.map((key) => (
        <KeyItem key={key.id} apiKey={key} onRotate={() => onRotate(key)} onRevoke={() => onRevoke(key)} />
      ))}
    </ul>
  );
}

/** Shows the keys of programs, makes and revokes them. */
export function KeysPage() {
  const { loaded, action, revoke, rotate } = useKeys();
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<NewApiKey | null>(null);
  function show(key: NewApiKey) {
    setMade(key);
    void loaded.reload();
  }
  async function replace(key: ApiKey) {
    const successor = await rotate(key);
    if (successor) show(successor);
  }
  function close() {
    setMaking(false);
    setMade(null);
  }
  return (
    <PageFrame
      title="API keys"
      lead="Programs use these to push documents, ask questions and manage subscriptions over REST. Give each program a key of its own, with no more than it needs."
      actions={
        <button type="button" class="button primary" onClick={() => setMaking(true)}>
          New key
        </button>
      }
    >
      <Failure error={action.error} />
      <LoadedView loaded={loaded}>
        {({ items }) => (
          <KeyList keys={items} onRotate={(key) => void replace(key)} onRevoke={(key) => void revoke(key)} />
        )}
      </LoadedView>
      <Dialog
        title={made ? `The key of “${made.name}”` : 'New API key'}
        isOpen={isMaking || made !== null}
        isWide
        onClose={close}
      >
        {made && (
          <SecretView secret={made.secret} onDone={close}>
            <p>It goes into a header of each request, never into a page or an address:</p>
            <pre class="sample">Authorization: Bearer {made.secret.slice(0, 12)}…</pre>
          </SecretView>
        )}
        {!made && isMaking && <NewKeyForm onMade={show} onCancel={close} />}
      </Dialog>
    </PageFrame>
  );
}
