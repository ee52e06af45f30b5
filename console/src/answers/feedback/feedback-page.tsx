// The page of answers that visitors have rated.

import { useState } from 'preact/hooks';

import type { AnswerRating, Feedback } from '@frontdesk/contract';

import { ChoiceField } from '../../form/text-field.tsx';
import { escalationWords } from '../../inbox/reason-words.ts';
import { formatRoute } from '../../inbox/route.ts';
import { Fact, Facts, Item, Moment } from '../../page/item.tsx';
import { Empty, LoadedView } from '../../page/loaded-view.tsx';
import { MoreButton } from '../../page/more-button.tsx';
import { PageFrame } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { usePaged } from '../../page/use-paged.ts';
import { RichText } from '../../rich-text/rich-text.tsx';
import { path } from '../../transport/rest-client.ts';

const RATINGS: readonly (readonly [AnswerRating, string])[] = [
  ['down', 'Did not help'],
  ['up', 'Helped'],
];

const EMPTY: Readonly<Record<AnswerRating, string>> = {
  down: 'No visitor has found an answer unhelpful.',
  up: 'No visitor has found an answer helpful yet.',
};

function FeedbackItem({ feedback }: { readonly feedback: Feedback }) {
  const { conversationId, question, answer, citations, escalation, answeredAt } = feedback;
  const titles = [...new Set(citations.map(({ title }) => title))];
  return (
    <Item
      title={
        <a href={formatRoute({ section: 'open', conversationId })} dir="auto">
          {question || 'The conversation'}
        </a>
      }
    >
      <div dir="auto">
        <RichText text={answer} />
      </div>
      <Facts>
        <Fact name="Answered">
          <Moment at={answeredAt} />
        </Fact>
        <Fact name="Rests on">{titles.join(', ') || 'nothing'}</Fact>
        <Fact name="Person asked for">
          {escalation?.requiresEscalation && escalationWords(escalation.reason)}
        </Fact>
      </Facts>
    </Item>
  );
}

/** Shows what visitors were answered and did not, or did, find helpful; each leads to its conversation. */
export function FeedbackPage() {
  const { rest, assistantId } = usePageTools();
  const [rating, setRating] = useState<AnswerRating>('down');
  const paged = usePaged<Feedback>(rest, path`/assistants/${assistantId}/feedback`, { rating });
  return (
    <PageFrame
      title="Feedback"
      lead="What visitors thought of the answers, the latest first. What did not help is also counted among the gaps."
    >
      <div class="filters form-row">
        <ChoiceField label="Show" value={rating} options={RATINGS} onChange={setRating} />
      </div>
      <LoadedView loaded={paged.loaded}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="Nothing here">{EMPTY[rating]}</Empty>
          ) : (
            <ul class="items" aria-label="Feedback">
              {items.map((feedback) => (
                <FeedbackItem key={feedback.answerId} feedback={feedback} />
              ))}
            </ul>
          )
        }
      </LoadedView>
      <MoreButton paged={paged} />
    </PageFrame>
  );
}
