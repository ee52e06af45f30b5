// The screen of a signed-in agent.

import { useEffect, useMemo, useState } from 'preact/hooks';

import { allowedMoves } from '../conversation/allowed-moves.ts';
import { ConversationPane } from '../conversation/conversation-pane.tsx';
import { InboxList } from '../inbox/inbox-list.tsx';
import { formatRoute, useRoute, type Route } from '../inbox/route.ts';
import { SectionNav } from '../inbox/section-nav.tsx';
import { listSection } from '../inbox/sections.ts';
import { useStore } from '../store.ts';
import { Announcer } from '../ui/announcer.tsx';
import { ConnectionBanner } from '../ui/connection-banner.tsx';
import { ShortcutsDialog } from '../ui/shortcuts-dialog.tsx';
import type { ShortcutAction } from '../ui/shortcuts.ts';
import { TopBar } from '../ui/top-bar.tsx';
import { useShortcutSwitch } from '../ui/use-shortcut-switch.ts';
import { focusRow, useShortcuts } from '../ui/use-shortcuts.ts';
import type { Desk } from './create-desk.ts';
import type { DeskState } from './desk-state.ts';

/** Does what a key asks for with the conversation on the screen; says why when it can't be done. */
function act(action: ShortcutAction, desk: Desk, id: Route['conversationId']): void {
  if (action === 'next' || action === 'previous') return focusRow(action === 'next' ? 1 : -1);
  const summary = id && desk.store.get().inbox.summaries[id];
  const say = (text: string) => desk.store.dispatch({ type: 'announce', text });
  if (!summary) return say('Open a conversation first.');
  if (action === 'reply') {
    const text = document.querySelector<HTMLTextAreaElement>('.composer textarea');
    return text ? text.focus() : say('Claim the conversation before you reply.');
  }
  if (action === 'help') return undefined;
  if (!allowedMoves(summary, desk.agent.id).includes(action)) {
    return say(
      action === 'claim' ? 'This conversation is taken.' : 'You can’t resolve this conversation now.',
    );
  }
  void desk.move(summary.id, action);
}

/** Shows in the title of the page how many wait, so that it can be seen from another tab. */
function useTitle(waiting: number) {
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) Inbox – Frontdesk` : 'Inbox – Frontdesk';
  }, [waiting]);
}

function Inbox(props: {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly route: ReturnType<typeof useRoute>;
}) {
  const { desk, state, route } = props;
  const summaries = useMemo(() => Object.values(state.inbox.summaries), [state.inbox.summaries]);
  const list = (section: Route['section']) => listSection(summaries, section, desk.agent.id);
  const waiting = list('waiting').length;
  const { conversationId: id, section } = route;
  const backHref = formatRoute({ section, conversationId: null });
  useTitle(waiting);
  return (
    <div class="desk-body" data-view={id ? 'conversation' : 'list'}>
      <SectionNav current={section} counts={{ waiting, mine: list('mine').length }} />
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
              isChosen={route.hasChanged}
            />
          )}
          {!id && <p class="pane-empty">Choose a conversation to read it.</p>}
        </div>
      </main>
    </div>
  );
}

/** Asks before the page is left with replies that have not gone out. */
function useUnsentGuard(hasUnsent: boolean) {
  useEffect(() => {
    if (!hasUnsent) return undefined;
    const ask = (event: Event) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [hasUnsent]);
}

/** Shows the inbox and the conversation that the address names. */
export function DeskScreen(props: { readonly desk: Desk; readonly onSignOut: () => void }) {
  const { desk } = props;
  const state = useStore(desk.store);
  const route = useRoute();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [isOn, switchShortcuts] = useShortcutSwitch();
  useEffect(() => desk.show(route.conversationId), [desk, route.conversationId]);
  useUnsentGuard(state.outgoing.length > 0);
  useShortcuts(isOn, (action) => {
    if (action === 'help') setHelpOpen(true);
    else act(action, desk, route.conversationId);
  });
  return (
    <div class="desk">
      <TopBar agent={desk.agent} onShowShortcuts={() => setHelpOpen(true)} onSignOut={props.onSignOut} />
      <ConnectionBanner
        status={state.link}
        isDraining={state.isDraining}
        onReconnect={() => desk.reconnect()}
      />
      <Inbox desk={desk} state={state} route={route} />
      <Announcer {...state.announcement} />
      <ShortcutsDialog
        isOpen={isHelpOpen}
        isOn={isOn}
        onSwitch={switchShortcuts}
        onClose={() => setHelpOpen(false)}
      />
    </div>
  );
}
