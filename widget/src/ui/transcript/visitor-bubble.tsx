// What the visitor wrote, as plain text, and what became of it.

import type { OutboxEntry } from '../../chat/chat-state.ts';
import { errorText } from '../../i18n/texts.ts';
import { usePanel } from '../panel-context.ts';

/** Shows a message of the visitor. */
export function VisitorBubble({ text }: { text: string }) {
  return (
    <div class="bubble" dir="auto">
      {text}
    </div>
  );
}

/** Shows a message that is on its way, or that did not get through and can be tried again or changed. */
export function OutboxBubble({ entry }: { entry: OutboxEntry }) {
  const { texts, chat, view } = usePanel();
  const { clientMessageId, text, failure } = entry;
  const edit = () => {
    chat.discard(clientMessageId);
    view.dispatch({ type: 'drafted', draft: text, takesFocus: true });
  };
  if (!failure) {
    return (
      <>
        <VisitorBubble text={text} />
        <p class="meta sending">{texts.sending}</p>
      </>
    );
  }
  return (
    <>
      <VisitorBubble text={text} />
      <div class="failed">
        <p dir="auto">
          <strong>{texts.notSent}</strong> {errorText(texts, failure)}
        </p>
        <button type="button" class="quiet" onClick={() => chat.retry(clientMessageId)}>
          {texts.retry}
        </button>
        <button type="button" class="quiet" onClick={edit}>
          {texts.edit}
        </button>
      </div>
    </>
  );
}
