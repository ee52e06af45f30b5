// The page of subscriptions.

import { useState } from 'preact/hooks';

import type { Offer, Subscription } from '@frontdesk/contract';

import { TextField } from '../../form/text-field.tsx';
import { Failure } from '../../page/failure.tsx';
import { Empty, LoadedView } from '../../page/loaded-view.tsx';
import { MoreButton } from '../../page/more-button.tsx';
import { PageFrame, Part } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';
import { usePaged } from '../../page/use-paged.ts';
import { path } from '../../transport/rest-client.ts';
import { isWholeEmail } from '../is-whole-email.ts';
import { useOffers } from '../use-offers.ts';
import { ImportForm } from './import-form.tsx';
import { SubscriptionForm } from './subscription-form.tsx';
import { SubscriptionItem } from './subscription-item.tsx';

function useSubscriptions(search: string) {
  const { rest, confirm, tell } = usePageTools();
  const email = isWholeEmail(search) ? search.trim() : undefined;
  const paged = usePaged<Subscription>(rest, '/subscriptions', { email });
  const action = useAction();
  async function cancel({ id, email: whose }: Subscription) {
    const isSure = await confirm({
      title: `Cancel the subscription of ${whose}?`,
      words: 'Access ends at once. An open chat is told within a second.',
      action: 'Cancel the subscription',
    });
    if (!isSure) return;
    const outcome = await action.run(async () =>
      rest.post<Subscription>(path`/subscriptions/${id}/cancel`, {}),
    );
    if (outcome?.ok) tell(`The subscription of ${whose} is cancelled.`);
    await paged.loaded.reload();
  }
  return { paged, error: action.error, cancel };
}

function SubscriptionList(props: {
  readonly subscriptions: readonly Subscription[];
  readonly offers: readonly Offer[];
  readonly onCancel: ((subscription: Subscription) => void) | undefined;
}) {
  const { subscriptions, offers, onCancel } = props;
  if (subscriptions.length === 0) return <Empty title="No subscription here" />;
  return (
    <ul class="items" aria-label="Subscriptions">
      {subscriptions.map((each) => (
        <SubscriptionItem
          key={each.id}
          subscription={each}
          offerName={offers.find(({ id }) => id === each.offerId)?.name ?? each.offerId}
          onCancel={onCancel && (() => onCancel(each))}
        />
      ))}
    </ul>
  );
}

/** Shows who has subscribed; notes, imports and ends subscriptions. */
export function SubscriptionsPage() {
  const { can } = usePageTools();
  const [search, setSearch] = useState('');
  const { paged, error, cancel } = useSubscriptions(search);
  const offers = useOffers().value?.items ?? [];
  const mayWrite = can('access:write');
  const reload = () => void paged.loaded.reload();
  return (
    <PageFrame
      title="Subscriptions"
      lead="Who has access by an offer. They come from Stripe, from your program over REST, from a table, or one by one."
    >
      <search class="filters form-row">
        <TextField label="Find by e-mail address" type="email" value={search} onChange={setSearch} />
      </search>
      <Failure error={error} />
      <LoadedView loaded={paged.loaded}>
        {({ items }) => (
          <SubscriptionList
            subscriptions={items}
            offers={offers}
            onCancel={mayWrite ? (each) => void cancel(each) : undefined}
          />
        )}
      </LoadedView>
      <MoreButton paged={paged} />
      {mayWrite && offers.length > 0 && (
        <Part title="Note a subscription">
          <SubscriptionForm offers={offers} onNoted={reload} />
        </Part>
      )}
      {mayWrite && (
        <Part title="Import a table">
          <ImportForm onImported={reload} />
        </Part>
      )}
    </PageFrame>
  );
}
