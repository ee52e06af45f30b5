// An area beside the inbox: its pages, and the one that the address names.

import { useCallback, useMemo, useState } from 'preact/hooks';

import type { AgentProfile, ApiScope, AssistantId } from '@frontdesk/contract';

import { Empty } from '../page/loaded-view.tsx';
import { PageToolsProvider, type AssistantName, type PageTools } from '../page/page-tools.ts';
import { useConfirm } from '../page/use-confirm.tsx';
import { useToasts } from '../page/use-toasts.tsx';
import type { RestClient } from '../transport/rest-client.ts';
import { pageHref, type AreaRoute } from './area-route.ts';
import { SCROLLABLE } from '../ui/scrollable.ts';

function AssistantChoice(props: {
  readonly assistants: readonly AssistantName[];
  readonly chosen: AssistantId;
  readonly onChoose: (id: AssistantId) => void;
}) {
  if (props.assistants.length < 2) return null;
  return (
    <label class="assistant-choice">
      <span>Assistant</span>
      <select
        class="input"
        value={props.chosen}
        onChange={(event) => props.onChoose(event.currentTarget.value as AssistantId)}
      >
        {props.assistants.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function PageNav({ route }: { readonly route: AreaRoute }) {
  const { area, page } = route;
  return (
    <nav class="sections" aria-label={area.title}>
      <ul>
        {area.pages.map(({ name, title }) => (
          <li key={name}>
            <a href={pageHref(area.name, name)} aria-current={name === page.name ? 'page' : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface AreaScreenProps {
  readonly route: AreaRoute;
  readonly agent: AgentProfile;
  readonly rest: RestClient;
  readonly scopes: ReadonlySet<ApiScope>;
  readonly assistants: readonly AssistantName[];
  /** Takes over which assistants there are. */
  readonly onAssistants: (assistants: readonly AssistantName[]) => void;
  /** Says something aloud. */
  readonly onSay: (text: string) => void;
}

function usePageToolsOf(props: AreaScreenProps, assistantId: AssistantId) {
  const { agent, rest, scopes, assistants, onAssistants, onSay } = props;
  const [confirm, question] = useConfirm();
  const [toast, toasts] = useToasts();
  const tell = useCallback<PageTools['tell']>(
    (text, undo) => {
      toast(text, undo);
      onSay(undo ? `${text} An Undo button stands at the end of the page.` : text);
    },
    [toast, onSay],
  );
  const tools = useMemo<PageTools>(
    () => ({
      agent,
      rest,
      assistantId,
      assistants,
      noteAssistants: onAssistants,
      can: (scope) => scopes.has(scope),
      tell,
      confirm,
    }),
    [agent, rest, assistantId, assistants, onAssistants, scopes, tell, confirm],
  );
  return { tools, question, toasts };
}

/** Shows an area. */
export function AreaScreen(props: AreaScreenProps) {
  const { route, assistants } = props;
  const [chosen, choose] = useState(assistants[0]?.id);
  const assistant = assistants.find(({ id }) => id === chosen) ?? assistants[0];
  const { tools, question, toasts } = usePageToolsOf(props, assistant?.id ?? 'asst_none');
  const { Page } = route.page;
  return (
    <div class="desk-body area">
      <div class="area-side">
        <AssistantChoice assistants={assistants} chosen={tools.assistantId} onChoose={choose} />
        <PageNav route={route} />
      </div>
      <main {...SCROLLABLE}>
        {assistant ? (
          <PageToolsProvider value={tools}>
            <Page key={`${route.page.name} ${assistant.id} ${route.id}`} id={route.id} />
          </PageToolsProvider>
        ) : (
          <Empty title="There is no assistant here that you may work on" />
        )}
      </main>
      {question}
      {toasts}
    </div>
  );
}
