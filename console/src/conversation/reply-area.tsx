// Below the transcript: the composer for whoever holds the conversation, else what it takes to reply.

import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

import type { ConversationSummary } from '@frontdesk/contract';

import type { Desk } from '../desk/create-desk.ts';
import type { DeskState } from '../desk/desk-state.ts';
import { isMine } from '../inbox/sections.ts';
import { Composer } from './composer.tsx';

function whatItTakes({ handover }: ConversationSummary): string {
  switch (handover.state) {
    case 'human':
      return `${handover.agent?.name ?? 'Another agent'} holds this conversation and replies.`;
    case 'requested':
    case 'queued':
      return 'Claim this conversation to reply. The visitor waits for a person.';
    case 'resolved':
      return 'This conversation is resolved. Claim it to take it up again.';
    case 'ai':
    case 'returned':
      return 'The assistant answers here. Claim the conversation to reply yourself.';
  }
}

/** Shows where to write, or why one can't yet. */
export function ReplyArea(props: {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly summary: ConversationSummary;
  readonly textRef: RefObject<HTMLTextAreaElement | null>;
}) {
  const { desk, state, summary, textRef } = props;
  const { id } = summary;
  const canReply = isMine(summary, desk.agent.id);
  useEffect(() => {
    if (canReply) return () => desk.pauseWriting(id);
    return undefined;
  }, [desk, id, canReply]);
  if (!canReply) return <p class="reply-closed">{whatItTakes(summary)}</p>;
  return (
    <Composer
      draft={state.drafts[id] ?? ''}
      textRef={textRef}
      onDraft={(text) => desk.write(id, text)}
      onLeave={() => desk.pauseWriting(id)}
      onSend={(text) => {
        desk.write(id, '');
        desk.replies.send(id, text);
      }}
    />
  );
}
