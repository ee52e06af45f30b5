// Who writes answers, and how they sound.

import type { AnsweringState } from '@frontdesk/contract';

import { CheckField } from '../../form/check-field.tsx';
import { fieldError } from '../../form/field.tsx';
import { ChoiceField, TextAreaField, TextField } from '../../form/text-field.tsx';
import type { Refusal } from '../../transport/agent-link.ts';
import { SERVICE_WORDS } from '../services/service-words.ts';
import { withProvider, type SettingsValues } from './settings-values.ts';

/** What the parts of the form share. */
export interface SettingsPart {
  readonly values: SettingsValues;
  readonly error: Refusal | undefined;
  readonly onChange: (change: Partial<SettingsValues>) => void;
}

const NAMES: Readonly<Record<string, string>> = {
  ...SERVICE_WORDS,
  extractive: 'Quotes from the documents (built in)',
  openai: 'A model with OpenAI’s interface',
};

function ProviderFields(props: SettingsPart & { readonly offered: readonly string[] }) {
  const { values, error, onChange, offered } = props;
  const { providers } = values;
  const named = offered.map((name) => [name, NAMES[name] ?? name] as const);
  const setPlace = (place: 0 | 1, name: string) =>
    onChange({ providers: withProvider(providers, place, name) });
  return (
    <div class="form-row">
      <ChoiceField
        label="Who writes answers"
        value={providers[0] ?? ''}
        options={[['', 'The desk’s own choice'], ...named]}
        onChange={(name) => setPlace(0, name)}
        error={fieldError(error, 'providers')}
      />
      {providers.length > 0 && named.length > 1 && (
        <ChoiceField
          label="When that fails"
          value={providers[1] ?? ''}
          options={[['', 'Quotes from the documents'], ...named.filter(([name]) => name !== providers[0])]}
          onChange={(name) => setPlace(1, name)}
        />
      )}
    </div>
  );
}

function LengthFields({ values, error, onChange }: SettingsPart) {
  return (
    <div class="form-row">
      <TextField
        label="Longest answer, in characters"
        type="number"
        min={200}
        max={8000}
        value={values.answerCharsMax}
        onChange={(answerCharsMax) => onChange({ answerCharsMax })}
        error={fieldError(error, 'answerCharsMax')}
      />
      <TextField
        label="Longest answer, in a model’s tokens"
        type="number"
        min={64}
        max={4096}
        value={values.answerTokensMax}
        onChange={(answerTokensMax) => onChange({ answerTokensMax })}
        error={fieldError(error, 'answerTokensMax')}
      />
    </div>
  );
}

function ModelFields({ values, onChange }: SettingsPart) {
  return (
    <>
      <CheckField
        label="A model may reword a follow-up question before the search"
        isChecked={values.rewritesQuestions}
        onChange={(rewritesQuestions) => onChange({ rewritesQuestions })}
      />
      <CheckField
        label="A model may reorder what the search found"
        isChecked={values.reranks}
        onChange={(reranks) => onChange({ reranks })}
      />
    </>
  );
}

/** Takes who writes answers; what only a model can follow is offered where there is one. */
export function WriterFields(props: SettingsPart & { readonly state: AnsweringState }) {
  const { values, error, onChange, state } = props;
  return (
    <>
      <ProviderFields {...props} offered={state.providers} />
      {!state.hasModel && (
        <p class="hint">
          This desk has no model of its own: answers are quoted from the documents, or written by a connected
          service. Tone, instructions and length count as soon as it has one.
        </p>
      )}
      {state.hasModel && (
        <TextField
          label="Model (optional)"
          hint="Empty: the desk’s own."
          value={values.model}
          onChange={(model) => onChange({ model })}
          error={fieldError(error, 'model')}
        />
      )}
      <TextField
        label="Tone (optional)"
        placeholder="Short and friendly"
        value={values.tone}
        onChange={(tone) => onChange({ tone })}
        error={fieldError(error, 'tone')}
      />
      <TextAreaField
        label="Instructions (optional)"
        hint="What else to keep to. No secrets: a model may be talked into repeating them."
        value={values.instructions}
        onChange={(instructions) => onChange({ instructions })}
        error={fieldError(error, 'instructions')}
      />
      <LengthFields {...props} />
      {state.hasModel && <ModelFields {...props} />}
    </>
  );
}
