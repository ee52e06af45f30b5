// When a person is offered, and what is kept back.

import type { AnsweringSettings } from '@frontdesk/contract';

import { CheckField } from '../../form/check-field.tsx';
import { fieldError } from '../../form/field.tsx';
import { ChoiceField, TextAreaField, TextField } from '../../form/text-field.tsx';
import type { SettingsPart } from './writer-fields.tsx';

const REDACTION_WORDS: readonly (readonly [AnsweringSettings['redaction'], string])[] = [
  ['off', 'Leave them as they are'],
  ['model', 'Keep them from the model'],
  ['model-and-storage', 'Keep them from the model and store them masked'],
];

/** Takes from where on a person is offered, what happens to personal data, where links may lead, and what blocks publishing. */
export function CautionFields({ values, error, onChange }: SettingsPart) {
  return (
    <>
      <TextField
        label="Offer a person below this certainty, in percent"
        hint="Higher: fewer wrong answers, more work for people."
        type="number"
        min={0}
        max={100}
        value={values.confidenceMin}
        onChange={(confidenceMin) => onChange({ confidenceMin })}
        error={fieldError(error, 'confidenceMin')}
      />
      <ChoiceField
        label="E-mail addresses, telephone, card and account numbers of visitors"
        value={values.redaction}
        options={REDACTION_WORDS}
        onChange={(redaction) => onChange({ redaction })}
      />
      <TextAreaField
        label="Websites to which answers may link (optional)"
        hint="One in each line, such as shop.example or *.shop.example. What the documents link to is always allowed."
        rows={2}
        value={values.linkHosts}
        onChange={(linkHosts) => onChange({ linkHosts })}
        error={fieldError(error, 'linkHosts')}
      />
      <CheckField
        label="Refuse what would break a golden question: drafts, canned answers and changes of this page; documents are not held back"
        isChecked={values.goldenBlocksPublishing}
        onChange={(goldenBlocksPublishing) => onChange({ goldenBlocksPublishing })}
      />
    </>
  );
}
