// A form: its fields, what is wrong as a whole, and its end.

import type { ComponentChildren } from 'preact';

import { Failure } from '../page/failure.tsx';
import type { Refusal } from '../transport/agent-link.ts';

/** Shows a form with what the desk said against it. What was written stays until the caller takes it away. */
export function Form(props: {
  readonly label: string;
  readonly submit: string;
  readonly isBusy: boolean;
  readonly error: Refusal | undefined;
  readonly onSubmit: () => void;
  readonly onCancel?: () => void;
  readonly children: ComponentChildren;
}) {
  const { label, submit, isBusy, error, onSubmit, onCancel } = props;
  return (
    <form
      class="form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) onSubmit();
      }}
    >
      {props.children}
      <Failure error={error} />
      <div class="form-end">
        <button type="submit" class="button primary" aria-disabled={isBusy} aria-busy={isBusy}>
          {submit}
        </button>
        {onCancel && (
          <button type="button" class="button" onClick={onCancel}>
            Cancel
          </button>
        )}
      </div>
    </form>
  );
}
