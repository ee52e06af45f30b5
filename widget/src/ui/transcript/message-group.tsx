// What one author says in a row: one name, one time, several bubbles.

import type { AssistantProfile } from '@frontdesk/contract';
import { fullTime, relativeTime } from '../../i18n/format-time.ts';
import { usePanel } from '../panel-context.ts';
import { AgentBubble, AnswerBubble, LiveBubble } from './markdown-bubble.tsx';
import { OutboxBubble, VisitorBubble } from './visitor-bubble.tsx';
import { saidAt } from './transcript-items.ts';
import type { Entry, TranscriptItem } from './transcript-items.ts';

/** What a group needs. */
export interface MessageGroupProps {
  readonly group: Extract<TranscriptItem, { type: 'group' }>;
  readonly assistant: AssistantProfile | null;
  readonly nowMs: number;
  /** The message that a person is seen to have read. */
  readonly readId: string | undefined;
}

/** Shows a group. */
export function MessageGroup({ group: { author, entries }, assistant, nowMs, readId }: MessageGroupProps) {
  const { texts, language } = usePanel();
  const name = author.kind === 'agent' ? author.name : (assistant?.name ?? texts.assistantFallback);
  const last = entries.at(-1) as Entry;
  const at = saidAt(last, new Date(nowMs).toISOString());
  return (
    <div class={`group by-${author.kind}`}>
      <p class={author.kind === 'visitor' ? 'sr' : 'author'} dir="auto">
        {author.kind === 'visitor' ? texts.you : name}
      </p>
      {entries.map((entry) => (
        <EntryView key={entry.key} entry={entry} />
      ))}
      {last.kind !== 'outbox' && last.kind !== 'live' && (
        <p class="meta">
          {last.kind === 'visitor' && `${last.message.id === readId ? texts.read : texts.sent} · `}
          <time dateTime={at} title={fullTime(at, language)}>
            {relativeTime(at, nowMs, language)}
          </time>
        </p>
      )}
    </div>
  );
}

function EntryView({ entry }: { entry: Entry }) {
  switch (entry.kind) {
    case 'visitor':
      return <VisitorBubble text={entry.message.text} />;
    case 'outbox':
      return <OutboxBubble entry={entry.message} />;
    case 'answer':
      return <AnswerBubble message={entry.message} />;
    case 'live':
      return <LiveBubble live={entry.message} />;
    case 'agent':
      return <AgentBubble message={entry.message} />;
  }
}
