// A conversation on the screen.

import type { ConversationId, ConversationSummary } from '@frontdesk/contract';

import type { Desk } from '../desk/create-desk.ts';
import type { DeskState } from '../desk/desk-state.ts';
import { isMine } from '../inbox/sections.ts';
import { TranscriptView } from '../transcript/transcript-view.tsx';
import type { TranscriptState } from '../transcript/transcript-state.ts';
import { ConversationHead } from './conversation-head.tsx';
import { EscalationNote } from './escalation-note.tsx';
import { ReplyArea } from './reply-area.tsx';
import { useConversationFocus } from './use-conversation-focus.ts';
import { VisitorPanel } from './visitor-panel.tsx';

interface PaneProps {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly backHref: string;
  /** Whether somebody has just chosen the conversation; false when the page was opened with it. */
  readonly isChosen: boolean;
}

function Notice(props: { readonly text: string; readonly onClose: () => void }) {
  return (
    <div class="notice" role="alert">
      <p>{props.text}</p>
      <button type="button" class="button small plain" onClick={props.onClose}>
        Dismiss
      </button>
    </div>
  );
}

function OpenConversation(
  props: PaneProps & { readonly summary: ConversationSummary; readonly transcript: TranscriptState },
) {
  const { desk, state, summary, transcript } = props;
  const { id } = summary;
  const { titleRef, textRef } = useConversationFocus({
    isMine: isMine(summary, desk.agent.id),
    isMoving: state.moving[id] !== undefined,
    isChosen: props.isChosen,
  });
  const notice = state.notices[id];
  return (
    <div class="conversation">
      <ConversationHead
        summary={summary}
        agentId={desk.agent.id}
        backHref={props.backHref}
        moving={state.moving[id]}
        titleRef={titleRef}
        onMove={(move) => void desk.move(id, move)}
      />
      <VisitorPanel summary={summary} assistants={desk.agent.assistants} />
      {notice && (
        <Notice text={notice} onClose={() => desk.store.dispatch({ type: 'notice', id, text: undefined })} />
      )}
      <EscalationNote summary={summary} />
      <TranscriptView
        desk={desk}
        transcript={transcript}
        visitorName={summary.visitor.displayName}
        visitorReadSeq={summary.read.visitor}
        isVisitorTyping={state.typing[id] ?? false}
        outgoing={state.outgoing.filter((reply) => reply.conversationId === id)}
        onEarlier={() => void desk.showEarlier(id)}
        onRead={(seq) => desk.markRead(id, seq)}
      />
      <ReplyArea desk={desk} state={state} summary={summary} textRef={textRef} />
    </div>
  );
}

/** Shows a conversation once it is known, and until then that it is being opened or why it can't be. */
export function ConversationPane(props: PaneProps & { readonly id: ConversationId }) {
  const { desk, state, id, backHref } = props;
  const summary = state.inbox.summaries[id];
  const transcript = state.transcripts[id];
  const error = state.unopened[id];
  if (summary && transcript) {
    return <OpenConversation key={id} {...props} summary={summary} transcript={transcript} />;
  }
  return (
    <div class="pane-empty">
      {error ? <p role="alert">This conversation can’t be opened. {error.message}</p> : <p>Opening…</p>}
      {error?.retryable && (
        <button type="button" class="button" onClick={() => desk.show(id)}>
          Try again
        </button>
      )}
      <a class="back button small plain" href={backHref}>
        Back to the list
      </a>
    </div>
  );
}
