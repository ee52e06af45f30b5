// Boxes to tick.

import type { ComponentChildren } from 'preact';

/** Takes yes or no. */
export function CheckField(props: {
  readonly label: ComponentChildren;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
}) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={props.isChecked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}

/** Takes any number of a few. */
export function CheckList<Value extends string>(props: {
  readonly legend: string;
  readonly options: readonly (readonly [Value, ComponentChildren])[];
  readonly chosen: readonly Value[];
  readonly error?: string | undefined;
  readonly onChange: (chosen: readonly Value[]) => void;
}) {
  const { legend, options, chosen, error, onChange } = props;
  return (
    <fieldset class="check-list">
      <legend>{legend}</legend>
      {options.map(([value, label]) => (
        <CheckField
          key={value}
          label={label}
          isChecked={chosen.includes(value)}
          onChange={(isChecked) =>
            onChange(
              options
                .map(([each]) => each)
                .filter((each) => (each === value ? isChecked : chosen.includes(each))),
            )
          }
        />
      ))}
      {error && <p class="field-error">{error}</p>}
    </fieldset>
  );
}
