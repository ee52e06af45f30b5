// The inbox and the conversation that the address names.

import { useMemo } from 'preact/hooks';

import { ConversationPane } from '../conversation/conversation-pane.tsx';
import { InboxList } from '../inbox/inbox-list.tsx';
import { formatRoute, type Route } from '../inbox/route.ts';
import { SectionNav } from '../inbox/section-nav.tsx';
import { listSection } from '../inbox/sections.ts';
import type { Desk } from './create-desk.ts';
import type { DeskState } from './desk-state.ts';

/** Shows the inbox. */
export function InboxScreen(props: {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly route: Route;
  /** Whether the address has changed since the page was opened. */
  readonly hasChanged: boolean;
}) {
  const { desk, state, route } = props;
  const summaries = useMemo(() => Object.values(state.inbox.summaries), [state.inbox.summaries]);
  const list = (section: Route['section']) => listSection(summaries, section, desk.agent.id);
  const { conversationId: id, section } = route;
  const backHref = formatRoute({ section, conversationId: null });
  return (
    <div class="desk-body" data-view={id ? 'conversation' : 'list'}>
      <SectionNav current={section} counts={{ waiting: list('waiting').length, mine: list('mine').length }} />
      <main>
        <h1 class="visually-hidden">Inbox</h1>
        <InboxList
          section={section}
          summaries={list(section)}
          openCount={list('open').length}
          isLoaded={state.inbox.loaded}
          current={id}
          agentId={desk.agent.id}
          transcripts={state.transcripts}
        />
        <div class="pane">
          {id && (
            <ConversationPane
              desk={desk}
              state={state}
              id={id}
              backHref={backHref}
              isChosen={props.hasChanged}
            />
          )}
          {!id && <p class="pane-empty">Choose a conversation to read it.</p>}
        </div>
      </main>
    </div>
  );
}
