// Where an agent writes.

import type { RefObject } from 'preact';

import { LIMITS } from '@frontdesk/contract';

/** From here on the agent sees how much is left. */
const COUNT_FROM_CHARS = LIMITS.messageTextMaxChars - 300;

function ReplyHint({ length }: { readonly length: number }) {
  const left = LIMITS.messageTextMaxChars - length;
  return (
    <p id="reply-hint" class={left < 0 ? 'hint too-long' : 'hint'}>
      {left < 0 && `${-left} characters too many. `}
      {left >= 0 && length > COUNT_FROM_CHARS && `${left} characters left. `}
      Enter sends, Shift+Enter begins a new line. Markdown works.
    </p>
  );
}

/** Takes a reply: Enter sends, Shift+Enter begins a new line. What is written but not sent is kept by the caller. */
export function Composer(props: {
  readonly draft: string;
  readonly textRef: RefObject<HTMLTextAreaElement | null>;
  readonly onDraft: (text: string) => void;
  readonly onLeave: () => void;
  readonly onSend: (text: string) => void;
}) {
  const { draft, textRef, onDraft, onLeave, onSend } = props;
  const isTooLong = draft.length > LIMITS.messageTextMaxChars;
  function send() {
    const text = draft.trim();
    if (text !== '' && !isTooLong) onSend(text);
  }
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={textRef}
        aria-label="Reply"
        aria-describedby="reply-hint"
        aria-invalid={isTooLong}
        placeholder="Write a reply…"
        dir="auto"
        rows={2}
        value={draft}
        onInput={(event) => onDraft(event.currentTarget.value)}
        onBlur={onLeave}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <div class="composer-end">
        <ReplyHint length={draft.length} />
        <button type="submit" class="button primary">
          Send
        </button>
      </div>
    </form>
  );
}
