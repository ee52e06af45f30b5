// Making a key.

import { useState } from 'preact/hooks';

import {
  API_SCOPES,
  ACCESS_LIMITS,
  type ApiScope,
  type CreateApiKey,
  type NewApiKey,
} from '@frontdesk/contract';

import { CheckField, CheckList } from '../../form/check-field.tsx';
import { fieldError } from '../../form/field.tsx';
import { Form } from '../../form/form.tsx';
import { TextField } from '../../form/text-field.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';
import type { Refusal } from '../../transport/agent-link.ts';
import { SCOPE_WORDS } from './scope-words.ts';

const SCOPES = API_SCOPES.map(
  (scope) =>
    [
      scope,
      <>
        <code>{scope}</code> {SCOPE_WORDS[scope]}
      </>,
    ] as const,
);

interface Values {
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly days: string;
  readonly isTest: boolean;
}

function KeyFields(props: {
  readonly values: Values;
  readonly error: Refusal | undefined;
  readonly onChange: (change: Partial<Values>) => void;
}) {
  const { values, error, onChange } = props;
  return (
    <>
      <TextField
        label="Name"
        hint="What will use it, such as “Nightly import”."
        value={values.name}
        onChange={(name) => onChange({ name })}
        error={fieldError(error, 'name')}
        isRequired
      />
      <CheckList
        legend="What it may do"
        options={SCOPES}
        chosen={values.scopes}
        onChange={(scopes) => onChange({ scopes })}
        error={fieldError(error, 'scopes')}
      />
      <TextField
        label="Days until it ends"
        type="number"
        min={1}
        max={ACCESS_LIMITS.apiKeyLifeMaxDays}
        value={values.days}
        onChange={(days) => onChange({ days })}
        error={fieldError(error, 'expiresInDays')}
        isRequired
      />
      <CheckField
        label={
          <>
            For trying out: the key begins with <code>sk_test_</code>
          </>
        }
        isChecked={values.isTest}
        onChange={(isTest) => onChange({ isTest })}
      />
    </>
  );
}

/** Asks what the key is for and what it may do; makes it. */
export function NewKeyForm(props: {
  readonly onMade: (key: NewApiKey) => void;
  readonly onCancel: () => void;
}) {
  const { rest } = usePageTools();
  const { error, isBusy, run } = useAction();
  const [values, setValues] = useState<Values>({
    name: '',
    scopes: [],
    days: String(ACCESS_LIMITS.apiKeyLifeDays),
    isTest: false,
  });
  async function make() {
    const { name, scopes, days, isTest } = values;
    const wish: CreateApiKey = { name, scopes, mode: isTest ? 'test' : 'live', expiresInDays: Number(days) };
    const outcome = await run(async () => rest.post<NewApiKey>('/keys', wish));
    if (outcome?.ok) props.onMade(outcome.value);
  }
  return (
    <Form
      label="New API key"
      submit="Make the key"
      isBusy={isBusy}
      error={error}
      onSubmit={() => void make()}
      onCancel={props.onCancel}
    >
      <KeyFields
        values={values}
        error={error}
        onChange={(change) => setValues((known) => ({ ...known, ...change }))}
      />
    </Form>
  );
}
