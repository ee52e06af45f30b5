// Adding somebody to the team.

import { useState } from 'preact/hooks';

import type { AddAgent, AddedAgent, AgentRole } from '@frontdesk/contract';

import { fieldError } from '../../form/field.tsx';
import { Form } from '../../form/form.tsx';
import { ChoiceField, TextField } from '../../form/text-field.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';

/** Asks for a name and a role; the link to sign in comes back. */
export function AddAgentForm(props: { readonly onAdded: (added: AddedAgent) => void }) {
  const { rest } = usePageTools();
  const { error, isBusy, run } = useAction();
  const [name, setName] = useState('');
  const [role, setRole] = useState<AgentRole>('agent');
  async function add() {
    const wish: AddAgent = { name, role };
    const outcome = await run(async () => rest.post<AddedAgent>('/agents', wish));
    if (!outcome?.ok) return;
    setName('');
    props.onAdded(outcome.value);
  }
  return (
    <Form label="Add somebody" submit="Add" isBusy={isBusy} error={error} onSubmit={() => void add()}>
      <TextField
        label="Name"
        hint="Visitors see it when this person replies."
        value={name}
        onChange={setName}
        error={fieldError(error, 'name')}
        isRequired
      />
      <ChoiceField
        label="Role"
        value={role}
        options={[
          ['agent', 'Agent: answers visitors'],
          ['owner', 'Owner: may change everything'],
        ]}
        onChange={setRole}
      />
    </Form>
  );
}
