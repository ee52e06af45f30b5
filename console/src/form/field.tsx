// One line of a form.

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

import type { Refusal } from '../transport/agent-link.ts';

/** What a control needs to be read together with its label, hint and error. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** @returns what the desk said against one field, or `undefined` */
export function fieldError(error: Refusal | undefined, name: string): string | undefined {
  const found = error?.details?.find((detail) => /^[^:]*/u.exec(detail)?.[0] === name);
  return found?.slice(name.length + 1).trim();
}

/** Shows a label, a control, what to know about it, and what is wrong with it. */
export function Field(props: {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  readonly children: (control: ControlProps) => ComponentChildren;
}) {
  const { label, hint, error } = props;
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {props.children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
