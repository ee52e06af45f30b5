// A person of the team in the list.

import type { AgentRole, TeamMember } from '@frontdesk/contract';

import { Fact, Facts, Item, ItemButton, Moment } from '../../page/item.tsx';

/** Shows a person. Nobody removes or demotes themselves here, so that nobody locks themselves out by a slip. */
export function MemberItem(props: {
  readonly member: TeamMember;
  readonly isMe: boolean;
  readonly mayChange: boolean;
  readonly onLink: () => void;
  readonly onRole: (role: AgentRole) => void;
  readonly onRemove: () => void;
}) {
  const { member, isMe, mayChange } = props;
  const { name, role, createdAt } = member;
  const other = role === 'owner' ? 'agent' : 'owner';
  return (
    <Item
      title={name}
      tags={
        <>
          <span class={role === 'owner' ? 'tag human' : 'tag'}>{role === 'owner' ? 'Owner' : 'Agent'}</span>
          {isMe && <span class="tag ai">You</span>}
        </>
      }
      actions={
        mayChange && (
          <>
            <ItemButton label="Sign-in link" name={name} onPress={props.onLink} />
            {!isMe && (
              <>
                <ItemButton label={`Make ${other}`} name={name} onPress={() => props.onRole(other)} />
                <ItemButton label="Remove" name={name} isDanger onPress={props.onRemove} />
              </>
            )}
          </>
        )
      }
    >
      {createdAt && (
        <Facts>
          <Fact name="Since">
            <Moment at={createdAt} />
          </Fact>
        </Facts>
      )}
    </Item>
  );
}
