// A change of the hand-over within the transcript.

import type { AgentId, HandoverMessage } from '@frontdesk/contract';

import { fullMoment, timeOfDay } from '../ui/format-time.ts';

function words({ state, agent }: HandoverMessage, me: AgentId): string {
  const who = agent && (agent.id === me ? 'You' : agent.name);
  switch (state) {
    case 'requested':
      return 'A person was asked for';
    case 'queued':
      return 'Waiting for an agent';
    case 'human':
      return `${who ?? 'An agent'} took the conversation`;
    case 'returned':
      return who ? `${who} returned the conversation to the assistant` : 'The assistant answers again';
    case 'resolved':
      return `${who ?? 'The desk'} resolved the conversation`;
    case 'ai':
      return 'Opened again, with the assistant';
  }
}

/** Shows what changed between the assistant and people, and when. */
export function HandoverLine(props: { readonly message: HandoverMessage; readonly me: AgentId }) {
  const { message } = props;
  return (
    <p class={`handover-line ${message.state}`}>
      <span>
        {words(message, props.me)}{' '}
        <time dateTime={message.createdAt} title={fullMoment(message.createdAt)}>
          {timeOfDay(message.createdAt)}
        </time>
      </span>
    </p>
  );
}
