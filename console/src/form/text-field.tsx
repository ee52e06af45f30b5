// Fields for one line, several lines, and a choice.

import type { ComponentChildren } from 'preact';

import { Field } from './field.tsx';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
}

interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'url' | 'email' | 'number' | 'search' | 'date';
  readonly isRequired?: boolean;
  readonly placeholder?: string;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number | 'any';
}

/** Takes one line. */
export function TextField(props: TextFieldProps) {
  const { label, hint, error, value, onChange, type = 'text' } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          // Preact's types know each kind of input by itself only.
          {...({ type } as { type: 'text' })}
          class="input"
          dir="auto"
          value={value}
          required={props.isRequired}
          placeholder={props.placeholder}
          min={props.min}
          max={props.max}
          step={props.step}
          autocomplete="off"
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** Takes several lines. */
export function TextAreaField(
  props: FieldProps & {
    readonly rows?: number;
    readonly isRequired?: boolean;
    readonly placeholder?: string;
  },
) {
  const { label, hint, error, value, onChange } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          {...control}
          class="input"
          dir="auto"
          rows={props.rows ?? 4}
          value={value}
          required={props.isRequired}
          placeholder={props.placeholder}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** Takes one of a few. */
export function ChoiceField<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value) => void;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
}) {
  const { label, hint, error, value, options, onChange } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <select
          {...control}
          class="input"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value as Value)}
        >
          {options.map(([option, words]) => (
            <option key={option} value={option}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
