// The page on which a question is tried out.

import { useState } from 'preact/hooks';

import type { TriedAnswer } from '@frontdesk/contract';

import { OutlineView } from '../../answers/outline-view.tsx';
import { fieldError } from '../../form/field.tsx';
import { Form } from '../../form/form.tsx';
import { TextAreaField } from '../../form/text-field.tsx';
import { PageFrame, Part } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';
import { Receipt } from '../../transcript/receipt-details.tsx';
import { path } from '../../transport/rest-client.ts';

interface Tried {
  readonly question: string;
  readonly answer: TriedAnswer;
}

function TriedView({ tried }: { readonly tried: Tried }) {
  const { text, citations, escalation, receipt } = tried.answer;
  const reason = escalation.requiresEscalation ? escalation.reason : null;
  return (
    <Part title={`“${tried.question}”`}>
      <OutlineView outline={{ text, citations, reason, confidence: escalation.confidence }} />
      <h3 class="form-heading">Why this answer</h3>
      <div class="receipt">
        <Receipt receipt={receipt} />
      </div>
    </Part>
  );
}

/** Takes a question and shows what a visitor would be answered now, with the sources and the receipt. */
export function TryPage() {
  const { rest, assistantId, tell } = usePageTools();
  const { error, isBusy, run } = useAction();
  const [question, setQuestion] = useState('');
  const [tried, setTried] = useState<Tried | null>(null);
  async function ask() {
    const at = path`/assistants/${assistantId}/try`;
    const outcome = await run(async () => rest.post<TriedAnswer>(at, { question }));
    if (!outcome?.ok) return;
    setTried({ question, answer: outcome.value });
    tell(outcome.value.escalation.requiresEscalation ? 'A person would be needed.' : 'Answered.');
  }
  return (
    <PageFrame
      title="Try a question"
      lead="See what a visitor would be answered now, and why. Nothing of it is kept, and nobody is called."
    >
      <Form label="Try a question" submit="Ask" isBusy={isBusy} error={error} onSubmit={() => void ask()}>
        <TextAreaField
          label="Question"
          rows={2}
          value={question}
          onChange={setQuestion}
          error={fieldError(error, 'question')}
          isRequired
        />
      </Form>
      {tried && <TriedView tried={tried} />}
    </PageFrame>
  );
}
