// The page of offers.

import { useState } from 'preact/hooks';

import type { Offer } from '@frontdesk/contract';

import { Failure } from '../../page/failure.tsx';
import { Fact, Facts, Item, ItemButton } from '../../page/item.tsx';
import { Empty, LoadedView } from '../../page/loaded-view.tsx';
import { PageFrame, Part } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { SecretForm } from '../../page/secret-form.tsx';
import { useAction } from '../../page/use-action.ts';
import { RichLink } from '../../rich-text/rich-link.tsx';
import { path } from '../../transport/rest-client.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useOffers } from '../use-offers.ts';
import { OfferForm } from './offer-form.tsx';

function OfferItem(props: {
  readonly offer: Offer;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const { offer, onEdit, onRemove } = props;
  const { id, name, signupUrl, planId, graceDays, stripePriceIds, assistantIds } = offer;
  return (
    <Item
      title={name}
      actions={
        <>
          <ItemButton label="Change" name={name} onPress={onEdit} />
          <ItemButton label="Remove" name={name} isDanger onPress={onRemove} />
        </>
      }
    >
      <Facts>
        <Fact name="Bought at">
          <RichLink href={signupUrl}>{signupUrl}</RichLink>
        </Fact>
        <Fact name="Plan">{planId ?? 'none: everything'}</Fact>
        <Fact name="Opens">{assistantIds?.join(', ')}</Fact>
        <Fact name="Grace">{graceDays > 0 && `${graceDays} days`}</Fact>
        <Fact name="Stripe prices">{stripePriceIds.length > 0 && stripePriceIds.join(', ')}</Fact>
        <Fact name="Id">
          <span class="id">{id}</span>
        </Fact>
      </Facts>
    </Item>
  );
}

function useOfferRemoval() {
  const { rest, confirm, tell } = usePageTools();
  const loaded = useOffers();
  const action = useAction();
  async function remove({ id, name }: Offer) {
    const isSure = await confirm({
      title: `Remove “${name}”?`,
      words: 'Who subscribed to it has no access by it from this moment on.',
      action: 'Remove',
    });
    if (!isSure) return;
    const outcome = await action.run(async () => rest.delete<null>(path`/offers/${id}`));
    if (outcome?.ok) tell(`“${name}” is removed.`);
    await loaded.reload();
  }
  return { loaded, error: action.error, remove };
}

function StripePart() {
  const { agent } = usePageTools();
  const address = `${location.origin}/hooks/v1/stripe/${agent.workspaceId}`;
  return (
    <Part
      title="Stripe"
      lead="Let Stripe send its events about subscriptions here, and who buys one of an offer’s prices there has access."
    >
      <div class="secret">
        <code class="id">{address}</code>
        <CopyButton text={address} label="Copy the address" />
      </div>
      <SecretForm
        label="Signing secret of Stripe"
        hint="Stripe shows it on the page of the webhook; it begins with whsec_."
        at="/stripe"
        name="signingSecret"
      />
    </Part>
  );
}

/** Shows what customers can subscribe to; makes, changes and removes it. */
export function OffersPage() {
  const { tell } = usePageTools();
  const { loaded, error, remove } = useOfferRemoval();
  const [editing, setEditing] = useState<Offer | 'new' | null>(null);
  function saved(name: string) {
    setEditing(null);
    tell(`“${name}” is saved.`);
    void loaded.reload();
  }
  return (
    <PageFrame
      title="Offers"
      lead="What your customers can subscribe to. An offer opens assistants, and its plan says how much of them."
      actions={
        <button type="button" class="button primary" onClick={() => setEditing('new')}>
          New offer
        </button>
      }
    >
      <Failure error={error} />
      <LoadedView loaded={loaded}>
        {({ items }) => (
          <OfferList offers={items} onEdit={setEditing} onRemove={(offer) => void remove(offer)} />
        )}
      </LoadedView>
      <StripePart />
      <Dialog
        title={editing === 'new' ? 'New offer' : 'Change an offer'}
        isOpen={editing !== null}
        isWide
        onClose={() => setEditing(null)}
      >
        {editing && (
          <OfferForm
            offer={editing === 'new' ? null : editing}
            onSaved={saved}
            onCancel={() => setEditing(null)}
          />
        )}
      </Dialog>
    </PageFrame>
  );
}

function OfferList(props: {
  readonly offers: readonly Offer[];
  readonly onEdit: (offer: Offer) => void;
  readonly onRemove: (offer: Offer) => void;
}) {
  const { offers, onEdit, onRemove } = props;
  if (offers.length === 0) {
    return <Empty title="No offers yet">Make one, then note who subscribed to it under Subscriptions.</Empty>;
  }
  return (
    <ul class="items" aria-label="Offers">
      {offers.map((offer) => (
        <OfferItem
          key={offer.id}
          offer={offer}
          onEdit={() => onEdit(offer)}
          onRemove={() => onRemove(offer)}
        />
      ))}
    </ul>
  );
}
