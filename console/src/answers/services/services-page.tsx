// The page of other services that can answer in the desk's place.

import { useState } from 'preact/hooks';

import type { AnswerService, ServiceConnection } from '@frontdesk/contract';

import { Fact, Facts, Item, ItemButton } from '../../page/item.tsx';
import { Failure } from '../../page/failure.tsx';
import { LoadedView } from '../../page/loaded-view.tsx';
import { PageFrame } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';
import { useLoaded } from '../../page/use-loaded.ts';
import { path } from '../../transport/rest-client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ServiceForm } from './service-form.tsx';
import { REMOTE_ID_WORDS, SERVICE_WORDS } from './service-words.ts';

function ServiceItem(props: {
  readonly connection: ServiceConnection;
  readonly onEdit: () => void;
  readonly onDisconnect: () => void;
}) {
  const { connection, onEdit, onDisconnect } = props;
  const { service, isConnected, baseUrl, remoteId, searches } = connection;
  const { can } = usePageTools();
  const name = SERVICE_WORDS[service];
  const actions = can('settings:write') && (
    <>
      <ItemButton label={isConnected ? 'Change' : 'Connect'} name={name} onPress={onEdit} />
      {isConnected && <ItemButton label="Disconnect" name={name} isDanger onPress={onDisconnect} />}
    </>
  );
  return (
    <Item title={name} actions={actions}>
      {isConnected ? (
        <Facts>
          <Fact name={REMOTE_ID_WORDS[service]}>{remoteId}</Fact>
          <Fact name="Address">{baseUrl}</Fact>
          <Fact name="Search">{searches && 'instead of the desk’s own'}</Fact>
        </Facts>
      ) : (
        <p class="hint">Not connected.</p>
      )}
    </Item>
  );
}

function useServices() {
  const { rest, assistantId, confirm, tell } = usePageTools();
  const at = path`/assistants/${assistantId}/services`;
  const loaded = useLoaded(at, async () => rest.get<{ items: readonly ServiceConnection[] }>(at));
  const { error, run } = useAction();
  async function disconnect(service: AnswerService) {
    const name = SERVICE_WORDS[service];
    const isSure = await confirm({
      title: `Disconnect ${name}?`,
      words: 'The desk forgets its key. Whoever comes next in “Answering” writes the answers.',
      action: 'Disconnect',
    });
    if (!isSure) return;
    const outcome = await run(async () => rest.delete<null>(`${at}/${service}`));
    if (!outcome?.ok) return;
    tell(`${name} is disconnected.`);
    void loaded.reload();
  }
  function connected() {
    tell('Connected. Choose it in “Answering”, so that it writes the answers.');
    void loaded.reload();
  }
  return { at, loaded, error, disconnect, connected };
}

/** Shows the services, connects and disconnects them. */
export function ServicesPage() {
  const { at, loaded, error, disconnect, connected } = useServices();
  const [edited, setEdited] = useState<ServiceConnection | null>(null);
  const done = () => {
    setEdited(null);
    connected();
  };
  return (
    <PageFrame
      title="Services"
      lead="Another service can write the answers: visitors stay in your widget, your people can take over, and the desk holds the key."
    >
      <Failure error={error} />
      <LoadedView loaded={loaded}>
        {({ items }) => (
          <ul class="items" aria-label="Services">
            {items.map((connection) => (
              <ServiceItem
                key={connection.service}
                connection={connection}
                onEdit={() => setEdited(connection)}
                onDisconnect={() => void disconnect(connection.service)}
              />
            ))}
          </ul>
        )}
      </LoadedView>
      <Dialog
        title={edited ? SERVICE_WORDS[edited.service] : 'Service'}
        isOpen={edited !== null}
        onClose={() => setEdited(null)}
      >
        {edited && <ServiceForm key={edited.service} at={at} connection={edited} onDone={done} />}
      </Dialog>
    </PageFrame>
  );
}
