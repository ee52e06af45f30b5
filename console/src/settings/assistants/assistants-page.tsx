// The page of assistants: what visitors see of each, and the tag that brings it to a website.

import { useState } from 'preact/hooks';

import type { AssistantSettings, OwnedAssistant } from '@frontdesk/contract';

import { Fact, Facts, Item, ItemButton } from '../../page/item.tsx';
import { LoadedView } from '../../page/loaded-view.tsx';
import { PageFrame } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import type { Action } from '../../page/use-action.ts';
import { useLoaded } from '../../page/use-loaded.ts';
import { path } from '../../transport/rest-client.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { AssistantForm } from './assistant-form.tsx';

interface AssistantList {
  readonly items: readonly OwnedAssistant[];
}

function useAssistants() {
  const { rest, tell, noteAssistants } = usePageTools();
  const loaded = useLoaded('assistants', async () => {
    const outcome = await rest.get<AssistantList>('/assistants');
    if (outcome.ok) noteAssistants(outcome.value.items);
    return outcome;
  });
  async function save(by: Action, settings: AssistantSettings, known: OwnedAssistant | null) {
    const outcome = await by.run(async () =>
      known
        ? rest.patch<OwnedAssistant>(path`/assistants/${known.id}`, settings)
        : rest.post<OwnedAssistant>('/assistants', settings),
    );
    if (!outcome?.ok) return false;
    const { name } = outcome.value;
    tell(known ? `“${name}” is changed.` : `“${name}” is there. Allow a website, and give it knowledge.`);
    await loaded.reload();
    return true;
  }
  return { loaded, save };
}

function AssistantItem(props: {
  readonly assistant: OwnedAssistant;
  readonly mayChange: boolean;
  readonly onChange: () => void;
}) {
  const { name, greeting, starters, offersPeople, allowedOrigins, tag } = props.assistant;
  return (
    <Item
      title={name}
      tags={!offersPeople && <span class="tag">No people</span>}
      actions={
        <>
          <CopyButton text={tag} label="Copy the tag" />
          {props.mayChange && <ItemButton label="Change" name={name} onPress={props.onChange} />}
        </>
      }
    >
      <Facts>
        <Fact name="Greeting">
          <bdi>{greeting}</bdi>
        </Fact>
        <Fact name="Begins with">{starters.length > 0 && <bdi>{starters.join(' · ')}</bdi>}</Fact>
        <Fact name="Websites">{allowedOrigins.length > 0 ? allowedOrigins.join(', ') : 'none yet'}</Fact>
        <Fact name="Tag">
          <code class="id" dir="ltr">
            {tag}
          </code>
        </Fact>
      </Facts>
    </Item>
  );
}

/** Shows the assistants, makes and changes them. */
export function AssistantsPage() {
  const { can } = usePageTools();
  const { loaded, save } = useAssistants();
  const [edited, setEdited] = useState<OwnedAssistant | 'new' | null>(null);
  const known = edited === 'new' ? null : edited;
  const mayChange = can('settings:write');
  return (
    <PageFrame
      title="Assistants"
      lead="Each assistant has its own knowledge, websites and conversations. Paste its tag before the end of your pages’ body."
      actions={
        mayChange && (
          <button type="button" class="button primary" onClick={() => setEdited('new')}>
            New assistant
          </button>
        )
      }
    >
      <LoadedView loaded={loaded}>
        {({ items }) => (
          <ul class="items" aria-label="Assistants">
            {items.map((assistant) => (
              <AssistantItem
                key={assistant.id}
                assistant={assistant}
                mayChange={mayChange}
                onChange={() => setEdited(assistant)}
              />
            ))}
          </ul>
        )}
      </LoadedView>
      <Dialog
        title={known ? `Change “${known.name}”` : 'New assistant'}
        isOpen={edited !== null}
        isWide
        onClose={() => setEdited(null)}
      >
        {edited !== null && (
          <AssistantForm
            assistant={known}
            onSave={async (by, settings) => save(by, settings, known)}
            onDone={() => setEdited(null)}
          />
        )}
      </Dialog>
    </PageFrame>
  );
}
