// Ends an answer that is being written.

import type { MessageId } from '@frontdesk/contract';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../icons.tsx';
import { usePanel } from '../panel-context.ts';
import { useStore } from '../use-store.ts';
import { focusComposer } from '../view-state.ts';

/** Shows the button while an answer is being written; the focus does not get lost with it. */
export function StopButton() {
  const { chat } = usePanel();
  const live = useStore(chat.store).live.at(-1);
  return live ? <Stop answerId={live.answerId} /> : null;
}

function Stop({ answerId }: { answerId: MessageId }) {
  const { texts, chat, view } = usePanel();
  const { answerWish } = useStore(chat.store);
  const ref = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const button = ref.current;
    return () => {
      if (button?.matches(':focus')) focusComposer(view);
    };
  }, [view]);
  const isAsked = answerWish?.answerId === answerId && !answerWish.failure;
  return (
    <button
      ref={ref}
      type="button"
      class="send stop"
      aria-label={texts.stop}
      aria-disabled={isAsked}
      onClick={() => void chat.stopAnswer(answerId)}
    >
      <Icon name="stop" />
    </button>
  );
}
