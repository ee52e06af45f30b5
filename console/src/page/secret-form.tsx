// Giving the desk a secret that it never shows again.

import { useState } from 'preact/hooks';

import { fieldError } from '../form/field.tsx';
import { Form } from '../form/form.tsx';
import { TextField } from '../form/text-field.tsx';
import { usePageTools } from './page-tools.ts';
import { useAction } from './use-action.ts';

/** Takes a secret; the field is empty again as soon as the desk has it. */
export function SecretForm(props: {
  readonly label: string;
  readonly hint: string;
  /** Where it goes. */
  readonly at: string;
  /** Under which name. */
  readonly name: string;
}) {
  const { label, hint, at, name } = props;
  const { rest, tell } = usePageTools();
  const { error, isBusy, run } = useAction();
  const [secret, setSecret] = useState('');
  async function give() {
    const outcome = await run(async () => rest.put<null>(at, { [name]: secret.trim() }));
    if (!outcome?.ok) return;
    setSecret('');
    tell('The desk has it. It is never shown again.');
  }
  return (
    <Form label={label} submit="Store" isBusy={isBusy} error={error} onSubmit={() => void give()}>
      <TextField
        label={label}
        hint={hint}
        value={secret}
        onChange={setSecret}
        error={fieldError(error, name)}
        isRequired
      />
    </Form>
  );
}
