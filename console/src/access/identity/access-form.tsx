// The form of who may ask.

import { useState } from 'preact/hooks';

import type { AccessSettings, DownPolicy, VerifierKind } from '@frontdesk/contract';

import { CheckField } from '../../form/check-field.tsx';
import { fieldError } from '../../form/field.tsx';
import { Form } from '../../form/form.tsx';
import { ChoiceField, TextField } from '../../form/text-field.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';
import type { Refusal } from '../../transport/agent-link.ts';
import { asksElsewhere, toSettings, toValues, type AccessValues } from './access-values.ts';

const VERIFIERS: readonly (readonly [VerifierKind, string])[] = [
  ['open', 'Everybody'],
  ['offers', 'Who has a subscription in this desk'],
  ['claims', 'Whose plan your site signs'],
  ['selgora', 'Whom Selgora lets in'],
  ['webhook', 'Whom your own address lets in'],
];

const DOWN: readonly (readonly [DownPolicy, string])[] = [
  ['deny', 'Nobody may ask'],
  ['grace', 'Who had access goes on for a while'],
  ['human-only', 'Messages are taken, and people answer them'],
];

interface PartProps {
  readonly values: AccessValues;
  readonly error: Refusal | undefined;
  readonly onChange: (change: Partial<AccessValues>) => void;
}

function ElsewhereFields({ values, error, onChange }: PartProps) {
  return (
    <>
      <TextField
        label={values.verifier === 'selgora' ? 'Address (empty: Selgora’s own)' : 'Address that is asked'}
        type="url"
        value={values.verifierUrl}
        onChange={(verifierUrl) => onChange({ verifierUrl })}
        error={fieldError(error, 'verifierUrl')}
        isRequired={values.verifier === 'webhook'}
      />
      <ChoiceField
        label="While it can’t be reached"
        value={values.whenDown}
        options={DOWN}
        onChange={(whenDown) => onChange({ whenDown })}
      />
      <div class="form-row">
        {values.whenDown === 'grace' && (
          <TextField
            label="How long, in minutes"
            type="number"
            min={1}
            value={values.graceMinutes}
            onChange={(graceMinutes) => onChange({ graceMinutes })}
            error={fieldError(error, 'graceMinutes')}
          />
        )}
        <TextField
          label="Believe its answer for, in seconds"
          type="number"
          min={0}
          value={values.cacheSeconds}
          onChange={(cacheSeconds) => onChange({ cacheSeconds })}
          error={fieldError(error, 'cacheSeconds')}
        />
      </div>
    </>
  );
}

function AccessFields(props: PartProps) {
  const { values, error, onChange } = props;
  return (
    <>
      <ChoiceField
        label="Who may ask"
        value={values.verifier}
        options={VERIFIERS}
        onChange={(verifier) => onChange({ verifier })}
        error={fieldError(error, 'verifier')}
      />
      {values.verifier === 'claims' && (
        <TextField
          label="Plans (optional)"
          hint="Separated by commas; empty: any plan."
          value={values.plans}
          onChange={(plans) => onChange({ plans })}
          error={fieldError(error, 'plans')}
        />
      )}
      {asksElsewhere(values.verifier) && <ElsewhereFields {...props} />}
      {values.verifier !== 'open' && (
        <TextField
          label="Where to get access (optional)"
          hint="Shown to visitors who may not ask."
          type="url"
          placeholder="https://shop.example/pricing"
          value={values.signupUrl}
          onChange={(signupUrl) => onChange({ signupUrl })}
          error={fieldError(error, 'signupUrl')}
        />
      )}
      <CheckField
        label="Only visitors whom your site’s server has named"
        isChecked={values.identity === 'required'}
        onChange={(isRequired) => onChange({ identity: isRequired ? 'required' : 'optional' })}
      />
      <CheckField
        label="Also accept the HMAC of a user’s id (while you move from another widget: it never expires)"
        isChecked={values.acceptsUserHash}
        onChange={(acceptsUserHash) => onChange({ acceptsUserHash })}
      />
    </>
  );
}

/** Takes who may ask; it counts from the next message on. */
export function AccessForm(props: {
  readonly at: string;
  readonly settings: AccessSettings;
  readonly onSaved: (settings: AccessSettings) => void;
}) {
  const { rest, can, tell } = usePageTools();
  const { error, isBusy, run } = useAction();
  const [values, setValues] = useState(() => toValues(props.settings));
  async function save() {
    const outcome = await run(async () => rest.put<AccessSettings>(props.at, toSettings(values)));
    if (!outcome?.ok) return;
    setValues(toValues(outcome.value));
    props.onSaved(outcome.value);
    tell('Saved. It counts from the next message on.');
  }
  return (
    <fieldset class="plain-fieldset" disabled={!can('access:write')}>
      <legend class="visually-hidden">Who may ask</legend>
      <Form label="Who may ask" submit="Save" isBusy={isBusy} error={error} onSubmit={() => void save()}>
        <AccessFields
          values={values}
          error={error}
          onChange={(change) => setValues((known) => ({ ...known, ...change }))}
        />
      </Form>
    </fieldset>
  );
}
