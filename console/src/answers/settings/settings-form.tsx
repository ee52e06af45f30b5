// The form of how the assistant answers.

import { useState } from 'preact/hooks';

import type { AnsweringState } from '@frontdesk/contract';

import { Form } from '../../form/form.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';
import { CautionFields } from './caution-fields.tsx';
import { toSettings, toValues } from './settings-values.ts';
import { TopicFields } from './topic-fields.tsx';
import { WriterFields } from './writer-fields.tsx';

/** Takes all settings at once; what the desk did not accept stays as it was written, with the reason. */
export function SettingsForm(props: { readonly at: string; readonly state: AnsweringState }) {
  const { at, state } = props;
  const { rest, can, tell } = usePageTools();
  const { error, isBusy, run } = useAction();
  const [values, setValues] = useState(() => toValues(state.settings));
  const onChange = (change: Partial<typeof values>) => setValues((known) => ({ ...known, ...change }));
  async function save() {
    const outcome = await run(async () => rest.put<AnsweringState>(at, toSettings(values)));
    if (!outcome?.ok) return;
    setValues(toValues(outcome.value.settings));
    tell('Saved. The next question is answered so.');
  }
  const parts = { values, error, onChange };
  return (
    <fieldset class="plain-fieldset" disabled={!can('settings:write')}>
      <legend class="visually-hidden">How the assistant answers</legend>
      <Form label="Answering" submit="Save" isBusy={isBusy} error={error} onSubmit={() => void save()}>
        <WriterFields {...parts} state={state} />
        <CautionFields {...parts} />
        <TopicFields
          topics={values.blockedTopics}
          onChange={(blockedTopics) => onChange({ blockedTopics })}
        />
      </Form>
    </fieldset>
  );
}
