// Making or changing an assistant.

import { useState } from 'preact/hooks';

import { ASSISTANT_LIMITS, type AssistantSettings, type OwnedAssistant } from '@frontdesk/contract';

import { CheckField } from '../../form/check-field.tsx';
import { fieldError } from '../../form/field.tsx';
import { Form } from '../../form/form.tsx';
import { linesOf } from '../../form/lines-of.ts';
import { TextAreaField, TextField } from '../../form/text-field.tsx';
import { useAction, type Action } from '../../page/use-action.ts';
import type { Refusal } from '../../transport/agent-link.ts';

interface Values extends Omit<AssistantSettings, 'starters'> {
  /** One in each line. */
  readonly starters: string;
}

function toValues(known: OwnedAssistant | null): Values {
  return {
    name: known?.name ?? '',
    greeting: known?.greeting ?? 'Hello! How can I help you?',
    starters: known?.starters.join('\n') ?? '',
    offersPeople: known?.offersPeople ?? true,
    accentColor: known?.accentColor ?? '#3257d6',
  };
}

function AssistantFields(props: {
  readonly values: Values;
  readonly error: Refusal | undefined;
  readonly onChange: (change: Partial<Values>) => void;
}) {
  const { values, error, onChange } = props;
  return (
    <>
      <TextField
        label="Name"
        hint="Visitors see it above the chat."
        value={values.name}
        onChange={(name) => onChange({ name: name.slice(0, ASSISTANT_LIMITS.nameMaxChars) })}
        error={fieldError(error, 'name')}
        isRequired
      />
      <TextAreaField
        label="Greeting"
        hint="Stands in an empty chat. Markdown works."
        rows={3}
        value={values.greeting}
        onChange={(greeting) => onChange({ greeting: greeting.slice(0, ASSISTANT_LIMITS.greetingMaxChars) })}
        error={fieldError(error, 'greeting')}
        isRequired
      />
      <TextAreaField
        label="Questions to begin with (optional)"
        hint={`One in each line, at most ${ASSISTANT_LIMITS.startersMax}. A visitor asks one by pressing it.`}
        rows={4}
        value={values.starters}
        onChange={(starters) => onChange({ starters })}
        error={fieldError(error, 'starters')}
      />
      <TextField
        label="Colour"
        hint="Of the button on the website and of the visitor’s messages, such as #3257d6."
        value={values.accentColor}
        onChange={(accentColor) => onChange({ accentColor })}
        error={fieldError(error, 'accentColor')}
        isRequired
      />
      <CheckField
        label="Visitors may ask for a person"
        isChecked={values.offersPeople}
        onChange={(offersPeople) => onChange({ offersPeople })}
      />
    </>
  );
}

/** Takes what visitors see of an assistant. */
export function AssistantForm(props: {
  /** The one to change; `null` for a new one. */
  readonly assistant: OwnedAssistant | null;
  /** @returns whether it is stored */
  readonly onSave: (by: Action, settings: AssistantSettings) => Promise<boolean>;
  readonly onDone: () => void;
}) {
  const { assistant, onSave, onDone } = props;
  const action = useAction();
  const [values, setValues] = useState(() => toValues(assistant));
  async function save() {
    const accentColor = values.accentColor.trim();
    if (await onSave(action, { ...values, accentColor, starters: linesOf(values.starters) })) onDone();
  }
  return (
    <Form
      label="Assistant"
      submit="Save"
      isBusy={action.isBusy}
      error={action.error}
      onSubmit={() => void save()}
      onCancel={onDone}
    >
      <AssistantFields
        values={values}
        error={action.error}
        onChange={(change) => setValues((now) => ({ ...now, ...change }))}
      />
    </Form>
  );
}
