// Writing a canned answer.

import { useState } from 'preact/hooks';

import { ANSWERING_LIMITS, type CannedAnswer, type CannedAnswerInput } from '@frontdesk/contract';

import { CheckField } from '../../form/check-field.tsx';
import { fieldError } from '../../form/field.tsx';
import { Form } from '../../form/form.tsx';
import { linesOf } from '../../form/lines-of.ts';
import { TextAreaField, TextField } from '../../form/text-field.tsx';
import { useAction, type Action } from '../../page/use-action.ts';
import type { Refusal } from '../../transport/agent-link.ts';

interface Values {
  readonly question: string;
  /** One in each line. */
  readonly variants: string;
  readonly answer: string;
  readonly isLive: boolean;
}

function toValues(known: CannedAnswer | null): Values {
  if (!known) return { question: '', variants: '', answer: '', isLive: true };
  const { question, variants, answer, state } = known;
  return { question, variants: variants.join('\n'), answer, isLive: state === 'live' };
}

function CannedFields(props: {
  readonly values: Values;
  readonly error: Refusal | undefined;
  readonly onChange: (change: Partial<Values>) => void;
}) {
  const { values, error, onChange } = props;
  return (
    <>
      <TextField
        label="Question"
        value={values.question}
        onChange={(text) => onChange({ question: text.slice(0, ANSWERING_LIMITS.questionMaxChars) })}
        error={fieldError(error, 'question')}
        isRequired
      />
      <TextAreaField
        label="Other ways to ask it (optional)"
        hint="One in each line."
        rows={3}
        value={values.variants}
        onChange={(variants) => onChange({ variants })}
        error={fieldError(error, 'variants')}
      />
      <TextAreaField
        label="Answer"
        hint="Markdown works."
        rows={7}
        value={values.answer}
        onChange={(answer) => onChange({ answer })}
        error={fieldError(error, 'answer')}
        isRequired
      />
      <CheckField
        label="Give it to visitors now; else it stays a draft"
        isChecked={values.isLive}
        onChange={(isLive) => onChange({ isLive })}
      />
    </>
  );
}

/** What the form needs. */
export interface CannedFormProps {
  /** The one to change; `null` for a new one. */
  readonly answer: CannedAnswer | null;
  /** @returns whether it is stored */
  readonly onSave: (by: Action, input: CannedAnswerInput, id: string | null) => Promise<boolean>;
  readonly onDone: () => void;
}

/** Takes a question, other ways to ask it, and its answer. */
export function CannedForm({ answer: known, onSave, onDone }: CannedFormProps) {
  const action = useAction();
  const [values, setValues] = useState(() => toValues(known));
  async function save() {
    const { question, variants, answer, isLive } = values;
    const state = isLive ? 'live' : 'draft';
    const input: CannedAnswerInput = { question, variants: linesOf(variants), answer, state };
    if (await onSave(action, input, known?.id ?? null)) onDone();
  }
  return (
    <Form
      label="Canned answer"
      submit="Save"
      isBusy={action.isBusy}
      error={action.error}
      onSubmit={() => void save()}
      onCancel={onDone}
    >
      <CannedFields
        values={values}
        error={action.error}
        onChange={(change) => setValues((now) => ({ ...now, ...change }))}
      />
    </Form>
  );
}
