// Making or changing a plan.

import { useState } from 'preact/hooks';

import type { Plan } from '@frontdesk/contract';

import { CheckField } from '../../form/check-field.tsx';
import { Form } from '../../form/form.tsx';
import { TextAreaField, TextField } from '../../form/text-field.tsx';
import { useAction, type Action } from '../../page/use-action.ts';
import { AssistantsField } from '../assistants-field.tsx';
import { toPlan, toValues, type PlanValues } from './plan-values.ts';

interface FieldsProps {
  readonly values: PlanValues;
  readonly onChange: (change: Partial<PlanValues>) => void;
}

function QuotaFields({ values, onChange }: FieldsProps) {
  return (
    <div class="form-row">
      <TextField
        label="Answers per month (empty: any number)"
        type="number"
        min={0}
        value={values.monthlyAnswers}
        onChange={(monthlyAnswers) => onChange({ monthlyAnswers })}
      />
      <TextField
        label="Tokens per month (empty: any number)"
        type="number"
        min={0}
        value={values.monthlyTokens}
        onChange={(monthlyTokens) => onChange({ monthlyTokens })}
      />
    </div>
  );
}

function PlanFields(props: FieldsProps) {
  const { values, onChange } = props;
  return (
    <>
      <div class="form-row">
        <TextField
          label="Id"
          hint="As your site’s server or Stripe names it: letters, digits, - and _."
          value={values.id}
          onChange={(id) => onChange({ id })}
          isRequired
        />
        <TextField label="Name" value={values.name} onChange={(name) => onChange({ name })} isRequired />
      </div>
      <QuotaFields {...props} />
      <TextField
        label="Model (optional)"
        hint="Where the assistant’s provider has several."
        value={values.model}
        onChange={(model) => onChange({ model })}
      />
      <TextAreaField
        label="Documents for these audiences too (optional)"
        hint="One name in each line; documents for everyone are always used."
        rows={2}
        value={values.audiences}
        onChange={(audiences) => onChange({ audiences })}
      />
      <AssistantsField chosen={values.assistantIds} onChange={(assistantIds) => onChange({ assistantIds })} />
      <TextField
        label="Keep conversations for so many days (empty: for good)"
        hint="Counted from the latest message. Then they are removed, and nobody can bring them back."
        type="number"
        min={1}
        value={values.retentionDays}
        onChange={(retentionDays) => onChange({ retentionDays })}
      />
      <CheckField
        label="May ask for a person"
        isChecked={values.hasPeople}
        onChange={(hasPeople) => onChange({ hasPeople })}
      />
    </>
  );
}

/** Takes a plan. */
export function PlanForm(props: {
  /** The one to change; `null` for a new one. */
  readonly plan: Plan | null;
  /** @returns whether it is stored */
  readonly onSave: (plan: Plan, by: Action) => Promise<boolean>;
  readonly onDone: () => void;
}) {
  const { plan, onSave, onDone } = props;
  const action = useAction();
  const [values, setValues] = useState(() => toValues(plan));
  async function save() {
    if (await onSave(toPlan(values), action)) onDone();
  }
  return (
    <Form
      label="Plan"
      submit="Save"
      isBusy={action.isBusy}
      error={action.error}
      onSubmit={() => void save()}
      onCancel={onDone}
    >
      <PlanFields values={values} onChange={(change) => setValues((known) => ({ ...known, ...change }))} />
    </Form>
  );
}
