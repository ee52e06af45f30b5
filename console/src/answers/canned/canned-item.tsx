// A canned answer in the list.

import type { CannedAnswer } from '@frontdesk/contract';

import { Fact, Facts, Item, ItemButton, Moment } from '../../page/item.tsx';
import { RichText } from '../../rich-text/rich-text.tsx';

/** Shows a canned answer. */
export function CannedItem(props: {
  readonly answer: CannedAnswer;
  readonly mayWrite: boolean;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const { answer, mayWrite, onEdit, onRemove } = props;
  const { question, variants, state, updatedAt } = answer;
  return (
    <Item
      title={question}
      tags={<span class={state === 'live' ? 'tag ai' : 'tag'}>{state === 'live' ? 'Live' : 'Draft'}</span>}
      actions={
        mayWrite && (
          <>
            <ItemButton label="Change" name={question} onPress={onEdit} />
            <ItemButton label="Remove" name={question} isDanger onPress={onRemove} />
          </>
        )
      }
    >
      <div class="item-text" dir="auto">
        <RichText text={answer.answer} />
      </div>
      <Facts>
        <Fact name="Also asked as">{variants.length > 0 && variants.join(' · ')}</Fact>
        <Fact name="Changed">
          <Moment at={updatedAt} />
        </Fact>
      </Facts>
    </Item>
  );
}
