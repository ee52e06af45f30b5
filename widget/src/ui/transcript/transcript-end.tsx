// What is going on at the end of the conversation: somebody thinks, a person is offered, a person is waited for.

import type { ChatState } from '../../chat/chat-state.ts';
import { errorText } from '../../i18n/texts.ts';
import { Icon } from '../icons.tsx';
import { usePanel } from '../panel-context.ts';
import { focusComposer } from '../view-state.ts';
import { Dots, Thinking } from './thinking.tsx';
import { isAssistantInCharge, offersPersonNow, openQuestion } from './whose-turn.ts';

/** Shows what comes after the last message. */
export function TranscriptEnd({ state }: { state: ChatState }) {
  const { texts, chat, view } = usePanel();
  const { handover, handoverFailure, wantsPerson, assistant, typing } = state;
  const question = openQuestion(state);
  const requestPerson = () => {
    chat.requestPerson();
    focusComposer(view);
  };
  return (
    <>
      {question && (
        <Thinking
          key={question.id}
          askedAt={question.askedAt}
          assistant={assistant?.name ?? texts.assistantFallback}
        />
      )}
      {typing && <Dots text={texts.typing(typing.name)} isSeen={false} author="agent" />}
      {handoverFailure ? (
        <div class="card is-error" role="alert">
          <p dir="auto">{errorText(texts, handoverFailure)}</p>
          <button type="button" class="primary" onClick={requestPerson}>
            {texts.retry}
          </button>
        </div>
      ) : (
        offersPersonNow(state) && (
          <div class="card">
            <p dir="auto">{texts.offerPerson}</p>
            <button type="button" class="primary" onClick={requestPerson}>
              <Icon name="person" />
              {texts.talkToPerson}
            </button>
          </div>
        )
      )}
      {wantsPerson && <WaitingCard title={texts.firstMessageTitle} text={texts.firstMessageText} />}
      {!isAssistantInCharge(handover) && handover?.state !== 'human' && (
        <WaitingCard
          title={handover?.state === 'queued' ? texts.waitingTitle : texts.requestedTitle}
          text={texts.waitingText}
        />
      )}
    </>
  );
}

function WaitingCard({ title, text }: { title: string; text: string }) {
  const { texts, chat, view } = usePanel();
  const cancel = () => {
    chat.cancelPerson();
    focusComposer(view);
  };
  return (
    <div class="card is-waiting">
      <p dir="auto">
        <strong>{title}</strong>
        <br />
        {text}
      </p>
      <button type="button" class="quiet" onClick={cancel}>
        {texts.cancelRequest}
      </button>
    </div>
  );
}
