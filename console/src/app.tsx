// The console: opens the session, then shows the desk or the way to sign in.

import { useEffect, useState } from 'preact/hooks';

import type { AgentProfile } from '@frontdesk/contract';

import { createDesk, type Desk } from './desk/create-desk.ts';
import { DeskScreen } from './desk/desk-screen.tsx';
import { useStore } from './store.ts';
import type { Session } from './session/create-session.ts';
import { SignedOutPage } from './session/signed-out-page.tsx';
import { UnreachablePage } from './session/unreachable-page.tsx';
import { saveDrafts } from './replies/draft-storage.ts';
import type { AgentLink } from './transport/agent-link.ts';
import type { RestClient } from './transport/rest-client.ts';

/** What the console needs of the world. */
export interface AppProps {
  readonly session: Session;
  readonly createLink: () => AgentLink;
  readonly rest: RestClient;
}

function SignedIn({ agent, session, createLink, rest }: AppProps & { readonly agent: AgentProfile }) {
  const [desk, setDesk] = useState<Desk | null>(null);
  useEffect(() => {
    const made = createDesk(agent, createLink());
    const stop = made.store.subscribe(() => {
      if (made.store.get().link === 'refused') session.noteEnd();
    });
    setDesk(made);
    return () => {
      stop();
      made.close();
    };
  }, [agent, session, createLink]);
  if (!desk) return null;
  async function signOut(from: Desk) {
    const refusal = await session.signOut();
    if (refusal) from.store.dispatch({ type: 'announce', text: refusal.message });
    // Whoever sits down here next reads nothing of it.
    else saveDrafts(agent.id, {});
  }
  return <DeskScreen desk={desk} rest={rest} onSignOut={() => void signOut(desk)} />;
}

/** Shows the console. A one-time link works when the page is opened with it and when it is pasted into an open page. */
export function App(props: AppProps) {
  const { session } = props;
  const state = useStore(session.store);
  useEffect(() => {
    const follow = () => session.followAddress();
    void session.open();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [session]);

  switch (state.kind) {
    case 'opening':
      return <p class="opening">Opening the console…</p>;
    case 'unreachable':
      return <UnreachablePage error={state.error} onRetry={() => void session.open()} />;
    case 'signed-out':
      return <SignedOutPage session={state} onContinue={(agent) => session.goOn(agent)} />;
    case 'signed-in':
      return <SignedIn {...props} agent={state.agent} />;
  }
}
