// Taking in a table of subscriptions.

import { useState } from 'preact/hooks';

import type { ImportedSubscriptions } from '@frontdesk/contract';

import { fieldError } from '../../form/field.tsx';
import { Form } from '../../form/form.tsx';
import { TextAreaField } from '../../form/text-field.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';

/** Takes a table, as a file or pasted; a table with a wrong line changes nothing, and the line is named. */
export function ImportForm({ onImported }: { readonly onImported: () => void }) {
  const { rest, tell } = usePageTools();
  const { error, isBusy, run } = useAction();
  const [csv, setCsv] = useState('');
  async function take() {
    const outcome = await run(async () => rest.post<ImportedSubscriptions>('/subscriptions/import', { csv }));
    if (!outcome?.ok) return;
    setCsv('');
    const { imported } = outcome.value;
    tell(imported === 1 ? 'One subscription is noted.' : `${imported} subscriptions are noted.`);
    onImported();
  }
  return (
    <Form label="Import a table" submit="Import" isBusy={isBusy} error={error} onSubmit={() => void take()}>
      <label class="field">
        <span>CSV file</span>
        <input
          type="file"
          accept=".csv,text/csv"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) void file.text().then(setCsv);
          }}
        />
      </label>
      <TextAreaField
        label="Or paste it"
        hint="The first line names the columns: email, offer (its name or id) and, where known, status, ends_at, subject."
        placeholder={'email,offer,ends_at\nada@shop.example,Pro,2027-12-31'}
        rows={4}
        value={csv}
        onChange={setCsv}
        error={fieldError(error, 'csv')}
        isRequired
      />
    </Form>
  );
}
