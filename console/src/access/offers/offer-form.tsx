// Making or changing an offer.

import { useState } from 'preact/hooks';

import type { AssistantId, Offer, OfferWish } from '@frontdesk/contract';

import { fieldError } from '../../form/field.tsx';
import { Form } from '../../form/form.tsx';
import { linesOf } from '../../form/lines-of.ts';
import { ChoiceField, TextAreaField, TextField } from '../../form/text-field.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';
import type { Refusal } from '../../transport/agent-link.ts';
import { path } from '../../transport/rest-client.ts';
import { AssistantsField } from '../assistants-field.tsx';
import { usePlans } from '../use-plans.ts';

interface Values {
  readonly name: string;
  readonly signupUrl: string;
  readonly planId: string;
  readonly graceDays: string;
  /** One in each line. */
  readonly stripePriceIds: string;
  /** None: all of them. */
  readonly assistantIds: readonly AssistantId[];
}

function toValues(offer: Offer | null): Values {
  return {
    name: offer?.name ?? '',
    signupUrl: offer?.signupUrl ?? '',
    planId: offer?.planId ?? '',
    graceDays: String(offer?.graceDays ?? 3),
    stripePriceIds: offer?.stripePriceIds.join('\n') ?? '',
    assistantIds: offer?.assistantIds ?? [],
  };
}

function toWish({ planId, ...values }: Values): OfferWish {
  const { name, signupUrl, graceDays, stripePriceIds, assistantIds } = values;
  return {
    name,
    signupUrl: signupUrl.trim(),
    ...(planId && { planId }),
    ...(assistantIds.length > 0 && { assistantIds }),
    graceDays: Number(graceDays),
    stripePriceIds: linesOf(stripePriceIds),
  };
}

interface FieldsProps {
  readonly values: Values;
  readonly error: Refusal | undefined;
  readonly onChange: (change: Partial<Values>) => void;
}

function PaymentFields({ values, error, onChange }: FieldsProps) {
  return (
    <>
      <TextField
        label="Days of access after a missed payment"
        type="number"
        min={0}
        max={90}
        value={values.graceDays}
        onChange={(graceDays) => onChange({ graceDays })}
        error={fieldError(error, 'graceDays')}
      />
      <TextAreaField
        label="Prices at Stripe (optional)"
        hint="Their ids, one in each line; who buys one of them at Stripe has this offer."
        rows={2}
        value={values.stripePriceIds}
        onChange={(stripePriceIds) => onChange({ stripePriceIds })}
        error={fieldError(error, 'stripePriceIds')}
      />
    </>
  );
}

function OfferFields(props: FieldsProps) {
  const { values, error, onChange } = props;
  const plans = usePlans().value?.items ?? [];
  return (
    <>
      <TextField
        label="Name"
        value={values.name}
        onChange={(name) => onChange({ name })}
        error={fieldError(error, 'name')}
        isRequired
      />
      <TextField
        label="Where it can be bought"
        hint="Visitors without access are led there."
        type="url"
        placeholder="https://shop.example/pricing"
        value={values.signupUrl}
        onChange={(signupUrl) => onChange({ signupUrl })}
        error={fieldError(error, 'signupUrl')}
        isRequired
      />
      <ChoiceField
        label="Plan"
        value={values.planId}
        options={[['', 'None: everything is open'], ...plans.map(({ id, name }) => [id, name] as const)]}
        onChange={(planId) => onChange({ planId })}
        error={fieldError(error, 'planId')}
      />
      <AssistantsField chosen={values.assistantIds} onChange={(assistantIds) => onChange({ assistantIds })} />
      <PaymentFields {...props} />
    </>
  );
}

/** Takes an offer. */
export function OfferForm(props: {
  /** The one to change; `null` for a new one. */
  readonly offer: Offer | null;
  readonly onSaved: (name: string) => void;
  readonly onCancel: () => void;
}) {
  const { offer, onSaved, onCancel } = props;
  const { rest } = usePageTools();
  const { error, isBusy, run } = useAction();
  const [values, setValues] = useState(() => toValues(offer));
  async function save() {
    const wish = toWish(values);
    const outcome = await run(async () =>
      offer ? rest.put<Offer>(path`/offers/${offer.id}`, wish) : rest.post<Offer>('/offers', wish),
    );
    if (outcome?.ok) onSaved(outcome.value.name);
  }
  return (
    <Form
      label="Offer"
      submit="Save"
      isBusy={isBusy}
      error={error}
      onSubmit={() => void save()}
      onCancel={onCancel}
    >
      <OfferFields
        values={values}
        error={error}
        onChange={(change) => setValues((known) => ({ ...known, ...change }))}
      />
    </Form>
  );
}
