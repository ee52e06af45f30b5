// Where an agent writes.

import type { RefObject } from 'preact';

import { LIMITS } from '@frontdesk/contract';

/** From here on the agent sees how much is left. */
const COUNT_FROM_CHARS = LIMITS.messageTextMaxChars - 300;

/** Takes a reply: Enter sends, Shift+Enter begins a new line. What is written but not sent is kept by the caller. */
export function Composer(props: {
  readonly draft: string;
  readonly textRef: RefObject<HTMLTextAreaElement | null>;
  readonly onDraft: (text: string) => void;
  readonly onSend: (text: string) => void;
}) {
  const { draft, textRef, onDraft, onSend } = props;
  const left = LIMITS.messageTextMaxChars - draft.length;
  function send() {
    const text = draft.trim();
    if (text !== '' && left >= 0) onSend(text);
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
        aria-invalid={left < 0}
        placeholder="Write a reply…"
        dir="auto"
        rows={2}
        value={draft}
        onInput={(event) => onDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <div class="composer-end">
        <p id="reply-hint" class={left < 0 ? 'hint too-long' : 'hint'}>
          {left < 0 && `${-left} characters too many. `}
          {left >= 0 && draft.length > COUNT_FROM_CHARS && `${left} characters left. `}
          Enter sends, Shift+Enter begins a new line. Markdown works.
        </p>
        <button type="submit" class="button primary">
          Send
        </button>
      </div>
    </form>
  );
}
