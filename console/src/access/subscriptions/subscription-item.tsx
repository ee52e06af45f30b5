// A subscription in the list.

import type { Subscription, SubscriptionStanding } from '@frontdesk/contract';

import { Fact, Facts, Item, ItemButton, Moment } from '../../page/item.tsx';

const STANDING: Readonly<Record<SubscriptionStanding, readonly [look: string, words: string]>> = {
  active: ['ai', 'Active'],
  trial: ['human', 'Trial'],
  grace: ['waiting', 'In grace'],
  ending: ['waiting', 'Ending'],
  expired: ['resolved', 'Expired'],
  cancelled: ['resolved', 'Cancelled'],
};

/** Shows who has subscribed to what, and how it stands now. */
export function SubscriptionItem(props: {
  readonly subscription: Subscription;
  readonly offerName: string;
  /** Absent: it can't be ended here. */
  readonly onCancel: (() => void) | undefined;
}) {
  const { subscription, offerName, onCancel } = props;
  const { email, subject, standing, endsAt, updatedAt } = subscription;
  const [look, words] = STANDING[standing];
  const isOver = standing === 'expired' || standing === 'cancelled';
  return (
    <Item
      title={email}
      tags={<span class={`tag ${look}`}>{words}</span>}
      actions={onCancel && !isOver && <ItemButton label="Cancel" name={email} isDanger onPress={onCancel} />}
    >
      <Facts>
        <Fact name="Offer">
          <bdi>{offerName}</bdi>
        </Fact>
        <Fact name="Id on the site">{subject}</Fact>
        <Fact name={isOver ? 'Ended' : 'Until'}>{endsAt && <Moment at={endsAt} />}</Fact>
        <Fact name="Changed">
          <Moment at={updatedAt} />
        </Fact>
      </Facts>
    </Item>
  );
}
