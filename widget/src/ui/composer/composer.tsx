// Where the visitor writes.

import { LIMITS } from '@frontdesk/contract';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../icons.tsx';
import { usePanel } from '../panel-context.ts';
import { useStore } from '../use-store.ts';
import { StopButton } from './stop-button.tsx';
import { CharacterCounter } from './character-counter.tsx';

/** Whether a key means “send”. While an input method composes, Enter chooses a word; Safari tells by the key code alone. */
const isSendKey = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229;

/** Lets the visitor write and send. Enter sends, Shift and Enter begins a new line. */
export function Composer({ isDisabled }: { isDisabled: boolean }) {
  const { texts, chat, view } = usePanel();
  const { draft, focusRequests, isOpen } = useStore(view);
  const [isRefused, setIsRefused] = useState(false);
  const [isFull, setIsFull] = useState(false);
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const text = draft.trim();
  const isTooLong = text.length > LIMITS.messageTextMaxChars;

  useEffect(() => {
    if (focusRequests > 0) fieldRef.current?.focus();
  }, [focusRequests]);
  useLayoutEffect(() => {
    if (isOpen && fieldRef.current) fitHeight(fieldRef.current);
  }, [draft, isOpen]);

  const send = (event: Event) => {
    event.preventDefault();
    setIsRefused(isTooLong);
    if (text === '' || isTooLong) return;
    const isSent = chat.send(text);
    setIsFull(!isSent);
    if (isSent) view.dispatch({ type: 'drafted', draft: '', takesFocus: true });
  };

  return (
    <form class="composer" onSubmit={send}>
      <CharacterCounter length={text.length} isUrgent={isRefused} />
      {isFull && <OutboxFull />}
      <div class="field">
        <textarea
          ref={fieldRef}
          rows={1}
          dir="auto"
          value={draft}
          placeholder={texts.composerLabel}
          aria-label={texts.composerLabel}
          aria-invalid={isTooLong}
          enterkeyhint="send"
          disabled={isDisabled}
          onInput={(event) => view.dispatch({ type: 'drafted', draft: event.currentTarget.value })}
          onKeyDown={(event) => isSendKey(event) && send(event)}
        />
        <StopButton />
        <button type="submit" class="send" aria-label={texts.send} disabled={text === '' || isDisabled}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}

function OutboxFull() {
  const { texts } = usePanel();
  return (
    <p class="counter is-over" role="alert">
      {texts.outboxFull}
    </p>
  );
}

/** Makes a field as high as its text. By script, since a style attribute in markup would need `unsafe-inline`. */
function fitHeight(field: HTMLTextAreaElement): void {
  field.style.setProperty('height', 'auto');
  field.style.setProperty('height', `${field.scrollHeight}px`);
}
