// The head of the panel: who is there, and what else can be done.

import type { ChatState } from '../../chat/chat-state.ts';
import type { Texts } from '../../i18n/texts.ts';
import { AWAY_AFTER_MS } from './away-after.ts';
import { HeaderMenu } from './header-menu.tsx';
import { Icon } from '../icons.tsx';
import { usePanel } from '../panel-context.ts';
import { isAssistantInCharge } from '../transcript/whose-turn.ts';
import { useLasting } from '../use-lasting.ts';

/** Says truthfully who answers at present. */
function stateText({ connection, handover, assistant }: ChatState, isAway: boolean, texts: Texts): string {
  if (connection === 'refused') return texts.stateAway;
  if (isAway) return connection === 'starting' ? texts.stateConnecting : texts.stateAway;
  if (handover?.state === 'human') return texts.statePerson;
  if (!isAssistantInCharge(handover)) return texts.stateWaiting;
  return assistant ? texts.stateAssistant : texts.stateConnecting;
}

/** Shows the name of the assistant, or of the agent who has the conversation. */
export function Header({ state }: { state: ChatState }) {
  const { texts, close } = usePanel();
  const { assistant, handover, connection } = state;
  const isAway = useLasting(connection !== 'online', AWAY_AFTER_MS) || connection === 'refused';
  const agent = handover?.state === 'human' ? handover.agent : undefined;
  const name = agent?.name ?? assistant?.name ?? texts.assistantFallback;
  return (
    <div class="head">
      <span class={agent ? 'avatar is-agent' : 'avatar'} aria-hidden="true">
        {/./u.exec(name)?.[0].toUpperCase()}
      </span>
      <div class="who">
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <p class={isAway ? 'state is-away' : `state is-${handover?.state ?? 'ai'}`}>
          {stateText(state, isAway, texts)}
        </p>
      </div>
      <HeaderMenu state={state} />
      <button type="button" class="icon-button" aria-label={texts.closeChat} onClick={close}>
        <Icon name="close" />
      </button>
    </div>
  );
}
