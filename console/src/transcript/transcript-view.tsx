// The transcript on the screen.

import { useEffect, useRef } from 'preact/hooks';

import type { AgentId } from '@frontdesk/contract';

import type { Desk } from '../desk/create-desk.ts';
import type { OutgoingReply } from '../desk/desk-state.ts';
import { useIsWatched } from '../presence/use-is-watched.ts';
import { dayWords } from '../ui/format-time.ts';
import { HandoverLine } from './handover-line.tsx';
import { LiveAnswerItem, MessageItem, type SaidMessage } from './message-item.tsx';
import { OutgoingItem } from './outgoing-item.tsx';
import { ReceiptDetails } from './receipt-details.tsx';
import { toTimeline, type TimelineItem } from './timeline.ts';
import { gapFreeSeq, lastReadReply, type TranscriptState } from './transcript-state.ts';
import { useScroll } from './use-scroll.ts';

interface ItemContext {
  readonly desk: Desk;
  readonly transcript: TranscriptState;
  readonly visitorName: string;
  /** How far the visitor has read. */
  readonly visitorReadSeq: number;
}

function authorOf(message: SaidMessage, me: AgentId, visitorName: string): string {
  if (message.kind === 'visitor') return visitorName;
  if (message.kind === 'answer') return 'Assistant';
  return message.agent.id === me ? 'You' : message.agent.name;
}

function renderItem(item: TimelineItem, { desk, transcript, visitorName, visitorReadSeq }: ItemContext) {
  switch (item.kind) {
    case 'day':
      return <p class="day">{dayWords(item.moment, Date.now())}</p>;
    case 'live':
      return <LiveAnswerItem live={item.live} />;
    case 'outgoing':
      return <OutgoingItem reply={item.reply} replies={desk.replies} />;
    case 'message': {
      const { message, continued } = item;
      if (message.kind === 'handover') return <HandoverLine message={message} me={desk.agent.id} />;
      const author = authorOf(message, desk.agent.id, visitorName);
      return (
        <MessageItem
          message={message}
          author={author}
          continued={continued}
          isRead={message.seq === lastReadReply(transcript, visitorReadSeq)}
        >
          {message.kind === 'answer' && (
            <ReceiptDetails
              answer={message}
              receipt={transcript.receipts[message.id]}
              onAsk={async (answer) => desk.showReceipt(answer)}
            />
          )}
        </MessageItem>
      );
    }
  }
}

/** Tells what was read whenever the end comes before the agent's eyes, or something comes in there. */
function useReading(lastSeq: number, onRead: (seq: number) => void) {
  const endRef = useRef<HTMLDivElement>(null);
  const isWatched = useIsWatched(endRef);
  useEffect(() => {
    if (isWatched) onRead(lastSeq);
  }, [isWatched, lastSeq, onRead]);
  return endRef;
}

/** Shows the transcript, live; older messages come as the reader scrolls up. */
export function TranscriptView(
  props: ItemContext & {
    readonly outgoing: readonly OutgoingReply[];
    readonly isVisitorTyping: boolean;
    readonly onEarlier: () => void;
    /** Called with the last `seq` when the end of the transcript is before the agent's eyes. */
    readonly onRead: (seq: number) => void;
  },
) {
  const { transcript, outgoing, onEarlier } = props;
  const items = toTimeline(transcript, outgoing);
  const onBeginning = () => transcript.hasEarlier && onEarlier();
  const { scrollerRef, isFollowing, onScroll, toEnd } = useScroll(transcript.messages[0]?.seq, onBeginning);
  const endRef = useReading(gapFreeSeq(transcript), props.onRead);
  return (
    <div class="transcript-box">
      <section class="transcript" aria-label="Transcript" ref={scrollerRef} onScroll={onScroll}>
        {transcript.hasEarlier && (
          <p class="earlier">
            <button type="button" class="button small plain" onClick={onEarlier}>
              Show earlier messages
            </button>
          </p>
        )}
        <ol class="timeline">
          {items.map((item) => (
            <li key={item.key}>{renderItem(item, props)}</li>
          ))}
        </ol>
        <div class="transcript-end" ref={endRef} />
      </section>
      <p class="typing-line">
        {props.isVisitorTyping && (
          <>
            <bdi>{props.visitorName}</bdi> is typing…
          </>
        )}
      </p>
      {!isFollowing && (
        <button type="button" class="button small to-end" onClick={toEnd}>
          To the latest message
        </button>
      )}
    </div>
  );
}
