// The page of the team.

import { useState } from 'preact/hooks';

import type { AddedAgent, SignInLink, TeamMember } from '@frontdesk/contract';

import { Failure } from '../../page/failure.tsx';
import { LoadedView } from '../../page/loaded-view.tsx';
import { PageFrame, Part } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';
import { useLoaded } from '../../page/use-loaded.ts';
import { path } from '../../transport/rest-client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { AddAgentForm } from './add-agent-form.tsx';
import { MemberItem } from './member-item.tsx';
import { SignInLinkView } from './sign-in-link-view.tsx';

/** A link that waits to be given to its agent. */
interface LinkFor {
  readonly name: string;
  readonly link: SignInLink;
}

function useTeam(onLink: (made: LinkFor) => void) {
  const { rest, confirm, tell } = usePageTools();
  const loaded = useLoaded('team', async () =>
    rest.get<{ readonly items: readonly TeamMember[] }>('/agents'),
  );
  const action = useAction();
  async function link({ id, name }: TeamMember) {
    const outcome = await action.run(async () => rest.post<SignInLink>(path`/agents/${id}/sign-in-links`));
    if (outcome?.ok) onLink({ name, link: outcome.value });
  }
  async function setRole({ id, name }: TeamMember, role: TeamMember['role']) {
    const outcome = await action.run(async () => rest.patch<TeamMember>(path`/agents/${id}`, { role }));
    if (outcome?.ok) tell(`${name} is now ${role === 'owner' ? 'an owner' : 'an agent'}.`);
    await loaded.reload();
  }
  async function remove({ id, name }: TeamMember) {
    const isSure = await confirm({
      title: `Remove ${name}?`,
      words: `${name} is signed out everywhere at once. What ${name} wrote to visitors stays.`,
      action: 'Remove',
    });
    if (!isSure) return;
    const outcome = await action.run(async () => rest.delete<null>(path`/agents/${id}`));
    if (outcome?.ok) tell(`${name} is removed from the team.`);
    await loaded.reload();
  }
  return { loaded, action, link, setRole, remove };
}

/** Shows who answers visitors and who runs the desk; adds and removes people. */
export function TeamPage() {
  const { agent: me, can } = usePageTools();
  const [made, setMade] = useState<LinkFor | null>(null);
  const { loaded, action, link, setRole, remove } = useTeam(setMade);
  const mayChange = can('settings:write');
  function added({ name, signInLink }: AddedAgent) {
    setMade({ name, link: signInLink });
    void loaded.reload();
  }
  return (
    <PageFrame
      title="Team"
      lead="Agents answer visitors. Owners also see and change everything on these pages. People sign in with a one-time link; there are no passwords."
    >
      <Failure error={action.error} />
      <LoadedView loaded={loaded}>
        {({ items }) => (
          <ul class="items" aria-label="Team">
            {items.map((member) => (
              <MemberItem
                key={member.id}
                member={member}
                isMe={member.id === me.id}
                mayChange={mayChange}
                onLink={() => void link(member)}
                onRole={(role) => void setRole(member, role)}
                onRemove={() => void remove(member)}
              />
            ))}
          </ul>
        )}
      </LoadedView>
      {mayChange && (
        <Part title="Add somebody">
          <AddAgentForm onAdded={added} />
        </Part>
      )}
      <Dialog
        title={made ? `The sign-in link of ${made.name}` : ''}
        isOpen={made !== null}
        isWide
        onClose={() => setMade(null)}
      >
        {made && <SignInLinkView {...made} onDone={() => setMade(null)} />}
      </Dialog>
    </PageFrame>
  );
}
