// Noting a subscription.

import { useState } from 'preact/hooks';

import type { Offer, Subscription, SubscriptionWish } from '@frontdesk/contract';

import { fieldError } from '../../form/field.tsx';
import { Form } from '../../form/form.tsx';
import { ChoiceField, TextField } from '../../form/text-field.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';

/** The end of a day where the owner is. */
function endOf(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}

function toWish({ id }: Offer, email: string, endDay: string): SubscriptionWish {
  return { offerId: id, email, ...(endDay && { endsAt: endOf(endDay) }) };
}

/** Takes who has subscribed to what, and until when. */
export function SubscriptionForm(props: { readonly offers: readonly Offer[]; readonly onNoted: () => void }) {
  const { offers, onNoted } = props;
  const { rest, tell } = usePageTools();
  const { error, isBusy, run } = useAction();
  const [email, setEmail] = useState('');
  const [{ chosen, endDay }, set] = useState({ chosen: '', endDay: '' });
  const offer = offers.find(({ id }) => id === chosen) ?? offers[0];
  async function note() {
    if (!offer) return;
    const wish = toWish(offer, email, endDay);
    const outcome = await run(async () => rest.put<Subscription>('/subscriptions', wish));
    if (!outcome?.ok) return;
    setEmail('');
    tell(`${outcome.value.email} has “${offer.name}”.`);
    onNoted();
  }
  return (
    <Form
      label="Note a subscription"
      submit="Note"
      isBusy={isBusy}
      error={error}
      onSubmit={() => void note()}
    >
      <TextField
        label="E-mail address"
        type="email"
        value={email}
        onChange={setEmail}
        error={fieldError(error, 'email')}
        isRequired
      />
      <div class="form-row">
        <ChoiceField
          label="Offer"
          value={offer?.id ?? ''}
          options={offers.map(({ id, name }) => [id as string, name] as const)}
          onChange={(next) => set({ chosen: next, endDay })}
        />
        <TextField
          label="Until (empty: it goes on)"
          type="date"
          value={endDay}
          onChange={(next) => set({ chosen, endDay: next })}
          error={fieldError(error, 'endsAt')}
        />
      </div>
    </Form>
  );
}
