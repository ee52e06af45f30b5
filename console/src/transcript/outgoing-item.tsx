// A reply that the desk has not confirmed yet.

import type { OutgoingReply } from '../desk/desk-state.ts';
import type { Replies } from '../desk/replies.ts';
import { RichText } from '../rich-text/rich-text.tsx';
import { MessageFrame } from './message-item.tsx';

/** Shows a reply on its way, or why it did not go out, with both ways on: again or not at all. */
export function OutgoingItem(props: { readonly reply: OutgoingReply; readonly replies: Replies }) {
  const { reply, replies } = props;
  const { clientMessageId, error } = reply;
  return (
    <MessageFrame side="agent" author="You" note={error ? 'Not sent' : 'Sending…'}>
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
