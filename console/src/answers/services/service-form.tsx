// Connecting a service.

import { useState } from 'preact/hooks';

import type { ServiceConnection, ServiceConnectionInput } from '@frontdesk/contract';

import { CheckField } from '../../form/check-field.tsx';
import { fieldError } from '../../form/field.tsx';
import { Form } from '../../form/form.tsx';
import { TextField } from '../../form/text-field.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';
import type { Refusal } from '../../transport/agent-link.ts';
import { REMOTE_ID_WORDS } from './service-words.ts';

interface Values {
  readonly remoteId: string;
  readonly key: string;
  readonly baseUrl: string;
  readonly searches: boolean;
}

function ConnectionFields(props: {
  readonly connection: ServiceConnection;
  readonly values: Values;
  readonly error: Refusal | undefined;
  readonly onChange: (change: Partial<Values>) => void;
}) {
  const { connection, values, error, onChange } = props;
  const { service, isConnected } = connection;
  return (
    <>
      <TextField
        label={REMOTE_ID_WORDS[service]}
        value={values.remoteId}
        onChange={(remoteId) => onChange({ remoteId })}
        error={fieldError(error, 'remoteId')}
        isRequired
      />
      <TextField
        label={isConnected ? 'Key (empty: as before)' : 'Key'}
        hint="It is sealed and never shown again."
        value={values.key}
        onChange={(key) => onChange({ key })}
        error={fieldError(error, 'key')}
        isRequired={!isConnected}
      />
      <TextField
        label="Address (empty: the service’s own)"
        type="url"
        placeholder="https://other-desk.example"
        value={values.baseUrl}
        onChange={(baseUrl) => onChange({ baseUrl })}
        error={fieldError(error, 'baseUrl')}
      />
      {service === 'aismarttalk' && (
        <CheckField
          label="Search its documents instead of the desk’s own"
          isChecked={values.searches}
          onChange={(searches) => onChange({ searches })}
        />
      )}
    </>
  );
}

function toInput({ remoteId, key, baseUrl, searches }: Values): ServiceConnectionInput {
  return {
    baseUrl: baseUrl.trim() || null,
    remoteId: remoteId.trim(),
    searches,
    ...(key.trim() && { key: key.trim() }),
  };
}

/** Takes how a service is reached; a key goes in and is never shown again. */
export function ServiceForm(props: {
  /** Where connections are kept. */
  readonly at: string;
  readonly connection: ServiceConnection;
  readonly onDone: () => void;
}) {
  const { at, connection, onDone } = props;
  const { service, remoteId, baseUrl, searches } = connection;
  const { rest } = usePageTools();
  const { error, isBusy, run } = useAction();
  const [values, setValues] = useState<Values>({ remoteId, key: '', baseUrl: baseUrl ?? '', searches });
  async function save() {
    const input = toInput(values);
    const outcome = await run(async () => rest.put<ServiceConnection>(`${at}/${service}`, input));
    if (outcome?.ok) onDone();
  }
  return (
    <Form label="Connection" submit="Save" isBusy={isBusy} error={error} onSubmit={() => void save()}>
      <ConnectionFields
        connection={connection}
        values={values}
        error={error}
        onChange={(change) => setValues((known) => ({ ...known, ...change }))}
      />
    </Form>
  );
}
