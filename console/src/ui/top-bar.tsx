// The line at the top: where one is, who one is, and the way out.

import type { ComponentChildren } from 'preact';

import type { AgentProfile } from '@frontdesk/contract';

/** Shows the workspace and the agent, opens the shortcuts, signs out. */
export function TopBar(props: {
  readonly agent: AgentProfile;
  readonly onShowShortcuts: () => void;
  readonly onSignOut: () => void;
  /** The way to the areas. */
  readonly children: ComponentChildren;
}) {
  const { agent } = props;
  return (
    <header class="top-bar">
      <p class="brand">
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={24} height={24} />
        <strong>Frontdesk</strong>
        {agent.workspaceName !== 'Frontdesk' && (
          <span class="workspace" dir="auto">
            {agent.workspaceName}
          </span>
        )}
      </p>
      {props.children}
      <p class="me">
        <span class="visually-hidden">Signed in as </span>
        <span dir="auto">{agent.name}</span>
      </p>
      <button type="button" class="button small plain wide-only" onClick={props.onShowShortcuts}>
        Shortcuts
      </button>
      <button type="button" class="button small plain" onClick={props.onSignOut}>
        Sign out
      </button>
    </header>
  );
}
