// The screen of a signed-in agent.

import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';

import { allowedMoves } from '../conversation/allowed-moves.ts';
import { parseRoute, useAddress, type Route } from '../inbox/route.ts';
import { isWaiting } from '../inbox/sections.ts';
import type { AssistantName } from '../page/page-tools.ts';
import { parseAreaRoute } from '../shell/area-route.ts';
import { AreaScreen } from '../shell/area-screen.tsx';
import { visibleAreas } from '../shell/areas.ts';
import { MainNav } from '../shell/main-nav.tsx';
import { useStore } from '../store.ts';
import type { RestClient } from '../transport/rest-client.ts';
import { RestProvider } from '../transport/rest-context.ts';
import { Announcer } from '../ui/announcer.tsx';
import { ConnectionBanner } from '../ui/connection-banner.tsx';
import { ShortcutsDialog } from '../ui/shortcuts-dialog.tsx';
import type { ShortcutAction } from '../ui/shortcuts.ts';
import { TopBar } from '../ui/top-bar.tsx';
import { useShortcutSwitch } from '../ui/use-shortcut-switch.ts';
import { focusRow, useShortcuts } from '../ui/use-shortcuts.ts';
import type { Desk } from './create-desk.ts';
import type { DeskState } from './desk-state.ts';
import { InboxScreen } from './inbox-screen.tsx';

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

/** Shows in the title of the inbox how many wait, so that it can be seen from another tab. */
function useInboxTitle(waiting: number, isInbox: boolean) {
  useEffect(() => {
    if (isInbox) document.title = waiting > 0 ? `(${waiting}) Inbox – Frontdesk` : 'Inbox – Frontdesk';
  }, [waiting, isInbox]);
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

function countWaiting({ inbox }: DeskState): number {
  return Object.values(inbox.summaries).filter(({ handover }) => isWaiting(handover.state)).length;
}

/** Returns what the address names, among what the agent may see, and the assistants that there are. */
function useWhere({ agent }: Desk) {
  const { hash, hasChanged } = useAddress();
  const scopes = useMemo(() => new Set(agent.scopes), [agent]);
  const areas = useMemo(() => visibleAreas(scopes), [scopes]);
  const [assistants, onAssistants] = useState<readonly AssistantName[]>(agent.assistants);
  const place = { areas, area: parseAreaRoute(hash, areas), route: parseRoute(hash), hasChanged };
  return { ...place, agentTools: { agent, scopes, assistants, onAssistants } };
}

/** Shows the inbox with the conversation that the address names, or one of the owner's pages. */
export function DeskScreen(props: {
  readonly desk: Desk;
  readonly rest: RestClient;
  readonly onSignOut: () => void;
}) {
  const { desk, rest } = props;
  const state = useStore(desk.store);
  const { areas, area, route, hasChanged, agentTools } = useWhere(desk);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [isOn, switchShortcuts] = useShortcutSwitch();
  const conversationId = area ? null : route.conversationId;
  const waiting = countWaiting(state);
  const say = useCallback((text: string) => desk.store.dispatch({ type: 'announce', text }), [desk]);
  useEffect(() => desk.show(conversationId), [desk, conversationId]);
  useInboxTitle(waiting, area === null);
  useUnsentGuard(state.outgoing.length > 0);
  useShortcuts(isOn, (action) => {
    if (action === 'help') setHelpOpen(true);
    else if (!area) act(action, desk, conversationId);
  });
  return (
    <div class="desk">
      <TopBar agent={desk.agent} onShowShortcuts={() => setHelpOpen(true)} onSignOut={props.onSignOut}>
        <MainNav areas={areas} current={area?.area.name ?? null} waiting={waiting} />
      </TopBar>
      <ConnectionBanner
        status={state.link}
        isDraining={state.isDraining}
        onReconnect={() => desk.reconnect()}
      />
      {area ? (
        <AreaScreen route={area} rest={rest} onSay={say} {...agentTools} />
      ) : (
        <RestProvider value={rest}>
          <InboxScreen desk={desk} state={state} route={route} hasChanged={hasChanged} />
        </RestProvider>
      )}
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
