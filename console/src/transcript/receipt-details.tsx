// Why an answer says what it says.

import { useState } from 'preact/hooks';

import type { AnswerMessage, AnswerReceipt, ReceiptPassage } from '@frontdesk/contract';

import { RichLink } from '../rich-text/rich-link.tsx';
import { durationWords } from '../ui/format-time.ts';

function PassageRow({ passage }: { readonly passage: ReceiptPassage }) {
  const path = [passage.title, ...passage.headingPath].join(' › ');
  return (
    <tr>
      <td>
        <RichLink href={passage.url}>{path}</RichLink>
      </td>
      <td class="number">{passage.score.toFixed(2)}</td>
    </tr>
  );
}

function Passages({ passages }: { readonly passages: readonly ReceiptPassage[] }) {
  if (passages.length === 0) return <p>Nothing in the knowledge matched the question.</p>;
  return (
    <table>
      <caption>Passages that were found</caption>
      <thead>
        <tr>
          <th scope="col">Passage</th>
          <th scope="col" class="number">
            Score
          </th>
        </tr>
      </thead>
      <tbody>
        {passages.map((passage, index) => (
          <PassageRow key={index} passage={passage} />
        ))}
      </tbody>
    </table>
  );
}

function factsOf(receipt: AnswerReceipt): readonly (readonly [string, string])[] {
  const { provider, model, promptVersion, confidence, latencyMs, inputTokens, outputTokens, searchedFor } =
    receipt;
  const facts: (readonly [string, string])[] = [
    ['Provider', model ? `${provider}, ${model}` : provider],
    ['Confidence', `${Math.round(confidence * 100)} %`],
    ['Took', durationWords(latencyMs)],
  ];
  if (searchedFor) facts.push(['Searched for', searchedFor]);
  if (receipt.cannedAnswerId) facts.push(['Canned answer', receipt.cannedAnswerId]);
  if (promptVersion) facts.push(['Prompt', promptVersion]);
  if (inputTokens !== undefined) facts.push(['Tokens', `${inputTokens} in, ${outputTokens ?? 0} out`]);
  return facts;
}

/** Shows why an answer says what it says. */
export function Receipt({ receipt }: { readonly receipt: AnswerReceipt }) {
  return (
    <>
      <p>{receipt.decision}</p>
      <dl class="facts">
        {factsOf(receipt).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {receipt.notes && (
        <ul class="receipt-notes">
          {receipt.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <Passages passages={receipt.passages} />
    </>
  );
}

/** Shows the receipt of an answer on demand, and asks the desk for it when it is not known yet. */
export function ReceiptDetails(props: {
  readonly answer: AnswerMessage;
  readonly receipt: AnswerReceipt | undefined;
  readonly onAsk: (answer: AnswerMessage) => Promise<void>;
}) {
  const { answer, receipt, onAsk } = props;
  const [asking, setAsking] = useState<'not yet' | 'asking' | 'asked'>('not yet');
  async function ask() {
    setAsking('asking');
    await onAsk(answer);
    setAsking('asked');
  }
  return (
    <details
      class="receipt"
      onToggle={(event) => {
        if (event.currentTarget.open && !receipt) void ask();
      }}
    >
      <summary>Why this answer</summary>
      {receipt && <Receipt receipt={receipt} />}
      {!receipt && <p>{asking === 'asked' ? 'The desk kept no receipt for this answer.' : 'Loading…'}</p>}
    </details>
  );
}
