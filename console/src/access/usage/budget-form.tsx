// How much the answers of an assistant may use.

import { useState } from 'preact/hooks';

import type { Budget, BudgetState } from '@frontdesk/contract';

import { fieldError } from '../../form/field.tsx';
import { Form } from '../../form/form.tsx';
import { numberText, optionalNumber } from '../../form/optional-number.ts';
import { TextField } from '../../form/text-field.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';
import type { Refusal } from '../../transport/agent-link.ts';

interface Values {
  readonly monthlyAnswers: string;
  readonly monthlyTokens: string;
  readonly monthlyCost: string;
  readonly inputPerMillion: string;
  readonly outputPerMillion: string;
}

function toValues({ monthlyAnswers, monthlyTokens, monthlyCost, prices }: Budget): Values {
  return {
    monthlyAnswers: numberText(monthlyAnswers),
    monthlyTokens: numberText(monthlyTokens),
    monthlyCost: numberText(monthlyCost),
    inputPerMillion: numberText(prices?.inputPerMillion),
    outputPerMillion: numberText(prices?.outputPerMillion),
  };
}

function toBudget(values: Values): Budget {
  const { inputPerMillion, outputPerMillion } = values;
  const hasPrices = inputPerMillion.trim() !== '' || outputPerMillion.trim() !== '';
  return {
    ...optionalNumber('monthlyAnswers', values.monthlyAnswers),
    ...optionalNumber('monthlyTokens', values.monthlyTokens),
    ...optionalNumber('monthlyCost', values.monthlyCost),
    ...(hasPrices && {
      prices: { inputPerMillion: Number(inputPerMillion), outputPerMillion: Number(outputPerMillion) },
    }),
  };
}

function BudgetFields(props: {
  readonly values: Values;
  readonly error: Refusal | undefined;
  readonly onChange: (change: Partial<Values>) => void;
}) {
  const { values, error, onChange } = props;
  const field = (name: keyof Values, label: string, step: number | 'any') => (
    <TextField
      label={label}
      type="number"
      min={0}
      step={step}
      value={values[name]}
      onChange={(text) => onChange({ [name]: text })}
      error={fieldError(error, name)}
    />
  );
  return (
    <>
      <div class="form-row">
        {field('monthlyAnswers', 'Answers per month', 1)}
        {field('monthlyTokens', 'Tokens per month', 1)}
        {field('monthlyCost', 'Cost per month', 'any')}
      </div>
      <div class="form-row">
        {field('inputPerMillion', 'Price of a million tokens read', 'any')}
        {field('outputPerMillion', 'Price of a million tokens written', 'any')}
      </div>
      <p class="hint">
        Empty: no limit. A limit of cost needs the prices of your model, in your own currency.
      </p>
      {fieldError(error, 'prices') && <p class="field-error">{fieldError(error, 'prices')}</p>}
    </>
  );
}

/** Takes the limits; they count from the next message on. */
export function BudgetForm(props: {
  readonly at: string;
  readonly budget: Budget;
  readonly onSaved: (state: BudgetState) => void;
}) {
  const { rest, can, tell } = usePageTools();
  const { error, isBusy, run } = useAction();
  const [values, setValues] = useState(() => toValues(props.budget));
  async function save() {
    const outcome = await run(async () => rest.put<BudgetState>(props.at, toBudget(values)));
    if (!outcome?.ok) return;
    tell('Saved. The limits count from the next message on.');
    props.onSaved(outcome.value);
  }
  return (
    <fieldset class="plain-fieldset" disabled={!can('settings:write')}>
      <legend class="visually-hidden">Limits</legend>
      <Form label="Limits" submit="Save" isBusy={isBusy} error={error} onSubmit={() => void save()}>
        <BudgetFields
          values={values}
          error={error}
          onChange={(change) => setValues((known) => ({ ...known, ...change }))}
        />
      </Form>
    </fieldset>
  );
}
