// The list of one section.

import type { AgentId, ConversationId, ConversationSummary } from '@frontdesk/contract';

import type { TranscriptState } from '../transcript/transcript-state.ts';
import { useNow } from '../ui/use-now.ts';
import { formatRoute } from './route.ts';
import { InboxRow } from './inbox-row.tsx';
import { isUnread, SECTION_TITLES, type Section } from './sections.ts';

const EMPTY: Readonly<Record<Section, { readonly title: string; readonly words: string }>> = {
  waiting: { title: 'Nobody is waiting', words: 'When a visitor needs a person, they appear here at once.' },
  mine: {
    title: 'You hold no conversation',
    words: 'Claim one that is waiting, and it stays here until it is done.',
  },
  open: { title: 'No open conversations', words: 'As soon as a visitor asks something, it appears here.' },
  resolved: { title: 'Nothing is resolved yet', words: 'Conversations that you resolve can be found here.' },
};

/** Shows the conversations of a section, or what its emptiness means. */
export function InboxList(props: {
  readonly section: Section;
  readonly summaries: readonly ConversationSummary[];
  /** How many conversations are open, whoever holds them. */
  readonly openCount: number;
  readonly isLoaded: boolean;
  readonly current: ConversationId | null;
  readonly agentId: AgentId;
  readonly transcripts: Readonly<Record<ConversationId, TranscriptState>>;
}) {
  const { section, summaries, agentId } = props;
  const nowMs = useNow();
  return (
    <section class="list" data-list aria-labelledby="list-title" aria-busy={!props.isLoaded}>
      <h2 id="list-title">{SECTION_TITLES[section]}</h2>
      {!props.isLoaded && <p class="empty">Loading…</p>}
      {props.isLoaded && summaries.length === 0 && (
        <div class="empty">
          <p class="empty-title">{EMPTY[section].title}</p>
          <p>{EMPTY[section].words}</p>
          {section === 'waiting' && props.openCount > 0 && (
            <p>
              <a href={formatRoute({ section: 'open', conversationId: null })}>See what the assistant does</a>
            </p>
          )}
        </div>
      )}
      {summaries.length > 0 && (
        <ul aria-labelledby="list-title">
          {summaries.map((summary) => (
            <InboxRow
              key={summary.id}
              summary={summary}
              section={section}
              agentId={agentId}
              isCurrent={summary.id === props.current}
              isUnread={isUnread(summary, agentId, props.transcripts[summary.id])}
              nowMs={nowMs}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
