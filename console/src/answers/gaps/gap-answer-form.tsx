// Writing the answer to a gap.

import { useState } from 'preact/hooks';

import type { Gap, GapAnswerInput, GapAnswered } from '@frontdesk/contract';

import { fieldError } from '../../form/field.tsx';
import { Form } from '../../form/form.tsx';
import { ChoiceField, TextAreaField, TextField } from '../../form/text-field.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';
import { path } from '../../transport/rest-client.ts';

type Kind = GapAnswerInput['kind'];

const KINDS: readonly (readonly [Kind, string])[] = [
  ['canned-answer', 'An answer, given word for word to this question'],
  ['document', 'A document, from which this and other questions are answered'],
];

/** Takes the answer; it is live as soon as it is stored. */
export function GapAnswerForm(props: {
  readonly gap: Gap;
  readonly onAnswered: (answered: GapAnswered) => void;
  readonly onCancel: () => void;
}) {
  const { gap, onAnswered, onCancel } = props;
  const { rest, assistantId } = usePageTools();
  const { error, isBusy, run } = useAction();
  const [kind, setKind] = useState<Kind>('canned-answer');
  const [title, setTitle] = useState(gap.question);
  const [text, setText] = useState('');
  async function answer() {
    const input: GapAnswerInput =
      kind === 'document' ? { kind, title, markdown: text } : { kind, answer: text, question: title };
    const at = path`/assistants/${assistantId}/gaps/${gap.id}/answer`;
    const outcome = await run(async () => rest.post<GapAnswered>(at, input));
    if (outcome?.ok) onAnswered(outcome.value);
  }
  return (
    <Form
      label="Write the answer"
      submit="Save and ask again"
      isBusy={isBusy}
      error={error}
      onSubmit={() => void answer()}
      onCancel={onCancel}
    >
      <ChoiceField label="What to write" value={kind} options={KINDS} onChange={setKind} />
      <TextField
        label={kind === 'document' ? 'Title' : 'Question'}
        value={title}
        onChange={setTitle}
        error={fieldError(error, kind === 'document' ? 'title' : 'question')}
        isRequired
      />
      <TextAreaField
        label={kind === 'document' ? 'Text' : 'Answer'}
        rows={8}
        hint="Markdown works."
        value={text}
        onChange={setText}
        error={fieldError(error, kind === 'document' ? 'markdown' : 'answer')}
        isRequired
      />
    </Form>
  );
}
