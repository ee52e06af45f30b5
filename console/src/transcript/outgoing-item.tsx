// A reply that the desk has not confirmed yet.

import type { OutgoingReply } from '../desk/desk-state.ts';
import type { Replies } from '../replies/replies.ts';
import { RichText } from '../rich-text/rich-text.tsx';
import { MessageFrame } from './message-item.tsx';

function note({ error, isWaiting }: OutgoingReply): string {
  if (error) return 'Not sent';
  return isWaiting ? 'Waiting for the desk…' : 'Sending…';
}

/** Shows a reply on its way, or why it did not go out, with both ways on: again or not at all. */
export function OutgoingItem(props: { readonly reply: OutgoingReply; readonly replies: Replies }) {
  const { reply, replies } = props;
  const { clientMessageId, error } = reply;
  return (
    <MessageFrame side="agent" author="You" note={note(reply)}>
      <RichText text={reply.text} />
      {error && (
        <div class="failed" role="alert">
          <p>{error.message}</p>
          <button type="button" class="button small" onClick={() => replies.retry(clientMessageId)}>
            Try again
          </button>
          <button type="button" class="button small plain" onClick={() => replies.discard(clientMessageId)}>
            Discard
          </button>
        </div>
      )}
    </MessageFrame>
  );
}
