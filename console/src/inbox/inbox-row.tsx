// One line of the inbox.

import type { AgentId, ConversationSummary } from '@frontdesk/contract';

import { formatRoute } from './route.ts';
import { elapsedWords, fullMoment } from '../ui/format-time.ts';
import { reasonWords, stateWords } from './reason-words.ts';
import { isWaiting, type Section } from './sections.ts';

/** Shows who it is, how long they wait or when it last changed, why a person is wanted, and what was said last. */
export function InboxRow(props: {
  readonly summary: ConversationSummary;
  readonly section: Section;
  readonly agentId: AgentId;
  readonly isCurrent: boolean;
  readonly isUnread: boolean;
  readonly nowMs: number;
}) {
  const { summary, section, nowMs } = props;
  const waits = isWaiting(summary.handover.state);
  const moment = waits ? summary.handover.since : summary.updatedAt;
  const elapsed = elapsedWords(moment, nowMs);
  return (
    <li>
      <a
        class="row"
        data-row={summary.id}
        data-unread={props.isUnread || undefined}
        href={formatRoute({ section, conversationId: summary.id })}
        aria-current={props.isCurrent ? 'true' : undefined}
      >
        <span class="row-name">
          {props.isUnread && <span class="unread-mark">Unread</span>}
          <bdi>{summary.visitor.displayName}</bdi>
        </span>
        <time class={waits ? 'row-time waits' : 'row-time'} dateTime={moment} title={fullMoment(moment)}>
          {waits && elapsed !== 'now' ? `waits ${elapsed}` : elapsed}
        </time>
        <span class={`tag ${waits ? 'waiting' : summary.handover.state}`}>
          {waits ? reasonWords(summary) : stateWords(summary, props.agentId)}
        </span>
        <span class="row-preview" dir="auto">
          {summary.preview}
        </span>
      </a>
    </li>
  );
}
