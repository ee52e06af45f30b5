// What is known of the visitor.

import type { AssistantProfile, ConversationSummary } from '@frontdesk/contract';

import { RichLink } from '../rich-text/rich-link.tsx';
import { fullMoment } from '../ui/format-time.ts';
import { useMedia } from '../ui/use-media.ts';
import { VisitorFacts } from './visitor-facts.tsx';

/** Beside the transcript where there is room, above it and folded where there is not. */
const ROOM = '(min-width: 76rem)';

/** Shows who writes, from which page, since when, and the ids that a search or a log needs. */
export function VisitorPanel(props: {
  readonly summary: ConversationSummary;
  readonly assistants: readonly AssistantProfile[];
}) {
  const { id, visitor, assistantId, createdAt, updatedAt } = props.summary;
  const hasRoom = useMedia(ROOM);
  const assistant = props.assistants.find((known) => known.id === assistantId);
  return (
    <aside class="visitor-panel" aria-label="Visitor">
      <details open={hasRoom}>
        <summary>About this visitor</summary>
        <dl class="facts">
          <dt>Name</dt>
          <dd>
            <bdi>{visitor.displayName}</bdi>
          </dd>
          <VisitorFacts summary={props.summary} />
          <dt>Page</dt>
          <dd dir="auto">
            {visitor.page ? (
              <RichLink href={visitor.page.url}>{visitor.page.title || visitor.page.url}</RichLink>
            ) : (
              'Not known'
            )}
          </dd>
          <dt>First seen</dt>
          <dd>
            <time dateTime={createdAt}>{fullMoment(createdAt)}</time>
          </dd>
          <dt>Last change</dt>
          <dd>
            <time dateTime={updatedAt}>{fullMoment(updatedAt)}</time>
          </dd>
          <dt>Assistant</dt>
          <dd dir="auto">{assistant?.name ?? assistantId}</dd>
          <dt>Visitor id</dt>
          <dd class="id">{visitor.id}</dd>
          <dt>Conversation id</dt>
          <dd class="id">{id}</dd>
        </dl>
      </details>
    </aside>
  );
}
