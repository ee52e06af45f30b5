// A gap in the list.

import type { EscalationReason, Gap, GapQuestion } from '@frontdesk/contract';

import { escalationWords } from '../../inbox/reason-words.ts';
import { formatRoute } from '../../inbox/route.ts';
import { Fact, Facts, Item, ItemButton, Moment } from '../../page/item.tsx';

function Example({ example }: { readonly example: GapQuestion }) {
  const { text, conversationId, reason, askedAt } = example;
  return (
    <li>
      <a href={formatRoute({ section: 'open', conversationId })} dir="auto">
        {text}
      </a>{' '}
      <span class="confidence">
        {escalationWords(reason)}, <Moment at={askedAt} />
      </span>
    </li>
  );
}

function Examples({ gap }: { readonly gap: Gap }) {
  const { examples, count } = gap;
  return (
    <details class="more-details">
      <summary>{count === 1 ? 'The question' : `The latest of ${count} questions`}</summary>
      <ul>
        {examples.map((example) => (
          <Example key={example.messageId} example={example} />
        ))}
      </ul>
    </details>
  );
}

function reasonList({ reasons }: Gap): string {
  const counted = Object.entries(reasons) as [EscalationReason, number][];
  return counted
    .toSorted(([, one], [, other]) => other - one)
    .map(([reason, count]) => `${escalationWords(reason)} (${count})`)
    .join(', ');
}

/** Shows what was asked, how often and why it counts, and what can be done about it. */
export function GapItem(props: {
  readonly gap: Gap;
  readonly mayWrite: boolean;
  readonly onAnswer: () => void;
  readonly onDismiss: () => void;
  readonly onReopen: () => void;
}) {
  const { gap, mayWrite, onAnswer, onDismiss, onReopen } = props;
  const { question, count, state, lastAskedAt } = gap;
  return (
    <Item
      title={question}
      tags={<span class="tag waiting">{count === 1 ? 'asked once' : `asked ${count} times`}</span>}
      actions={
        mayWrite && (
          <>
            {state === 'open' && (
              <>
                <ItemButton label="Write the answer" name={question} onPress={onAnswer} />
                <ItemButton label="Dismiss" name={question} onPress={onDismiss} />
              </>
            )}
            {state === 'dismissed' && (
              <ItemButton label="Needs an answer" name={question} onPress={onReopen} />
            )}
          </>
        )
      }
    >
      <Facts>
        <Fact name="Why">{reasonList(gap)}</Fact>
        <Fact name="Last asked">
          <Moment at={lastAskedAt} />
        </Fact>
        <Fact name="Answered">{gap.resolution && <Moment at={gap.resolution.at} />}</Fact>
      </Facts>
      <Examples gap={gap} />
    </Item>
  );
}
