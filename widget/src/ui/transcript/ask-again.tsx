// Asking a question once more: offered plainly where an answer broke off, quietly under the latest whole one.

import type { MessageId } from '@frontdesk/contract';

import { errorText } from '../../i18n/texts.ts';
import { Icon } from '../icons.tsx';
import { usePanel } from '../panel-context.ts';
import { useStore } from '../use-store.ts';
import { focusComposer } from '../view-state.ts';
import { repeatableAnswers } from './whose-turn.ts';

/** Shows the button under an answer that may be asked for again, and why that did not work. */
export function AskAgain({ answerId }: { answerId: MessageId }) {
  const { texts, chat, view } = usePanel();
  const state = useStore(chat.store);
  const kind = repeatableAnswers(state).get(answerId);
  if (!kind) return null;
  const wish = state.answerWish?.answerId === answerId ? state.answerWish : null;
  const askAgain = () => {
    void chat.askAgain(answerId);
    focusComposer(view);
  };
  return (
    <div class="again">
      {wish?.failure && (
        <p role="alert" dir="auto">
          {errorText(texts, wish.failure)}
        </p>
      )}
      <button type="button" class="quiet" aria-busy={wish !== null && !wish.failure} onClick={askAgain}>
        <Icon name="again" />
        {kind === 'broken' ? texts.askAgain : texts.regenerate}
      </button>
    </div>
  );
}
