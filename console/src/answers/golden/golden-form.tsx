// Adding a golden question.

import { useState } from 'preact/hooks';

import type { GoldenExpectation, GoldenQuestion, GoldenQuestionInput } from '@frontdesk/contract';

import { fieldError } from '../../form/field.tsx';
import { Form } from '../../form/form.tsx';
import { ChoiceField, TextField } from '../../form/text-field.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';
import { path } from '../../transport/rest-client.ts';

type Kind = 'cites' | 'must escalate' | 'must refuse';

const KINDS: readonly (readonly [Kind, string])[] = [
  ['cites', 'Be answered from a certain document'],
  ['must escalate', 'Ask for a person'],
  ['must refuse', 'Ask for a person and cite nothing'],
];

/** Takes a question and what must become of it. */
export function GoldenForm({ onAdded }: { readonly onAdded: () => void }) {
  const { rest, assistantId, tell } = usePageTools();
  const { error, isBusy, run } = useAction();
  const [question, setQuestion] = useState('');
  const [kind, setKind] = useState<Kind>('cites');
  const [cited, setCited] = useState('');
  async function add() {
    const expect: GoldenExpectation = kind === 'cites' ? `cites ${cited.trim()}` : kind;
    const input: GoldenQuestionInput = { question, expect };
    const at = path`/assistants/${assistantId}/golden-questions`;
    const outcome = await run(async () => rest.post<GoldenQuestion>(at, input));
    if (!outcome?.ok) return;
    setQuestion('');
    setCited('');
    tell('Added.');
    onAdded();
  }
  return (
    <Form
      label="Add a golden question"
      submit="Add"
      isBusy={isBusy}
      error={error}
      onSubmit={() => void add()}
    >
      <TextField
        label="Question"
        value={question}
        onChange={setQuestion}
        error={fieldError(error, 'question')}
        isRequired
      />
      <ChoiceField label="It must" value={kind} options={KINDS} onChange={setKind} />
      {kind === 'cites' && (
        <TextField
          label="Document"
          hint="Its title, its address, or its name at its source, such as “billing.md” or “billing.md#refunds”."
          value={cited}
          onChange={setCited}
          error={fieldError(error, 'expect')}
          isRequired
        />
      )}
    </Form>
  );
}
