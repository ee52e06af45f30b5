// What the answer to a gap did.

import type { GapAnswered } from '@frontdesk/contract';

import { OutlineView, Verdict } from '../outline-view.tsx';

/** Shows each question before and after its answer was written. */
export function GapAnsweredView(props: { readonly answered: GapAnswered; readonly onDone: () => void }) {
  const { retries, answered } = props.answered;
  return (
    <>
      <p>
        <strong>
          {answered} of {retries.length}
        </strong>{' '}
        {retries.length === 1 ? 'question needs' : 'questions need'} no person any more.
        {answered < retries.length &&
          ' The others may mean something else, or need more words in the answer.'}
      </p>
      <ul class="items retries" aria-label="Questions asked again">
        {retries.map(({ question, before, after }, index) => (
          <li key={index} class="item">
            <div class="item-main">
              <p class="item-title">
                <bdi>{question}</bdi>
              </p>
              <p>
                Before: <Verdict {...before} />
              </p>
              <p>Now:</p>
              <OutlineView outline={after} />
            </div>
          </li>
        ))}
      </ul>
      <p class="dialog-end">
        <button type="button" class="button primary" onClick={props.onDone}>
          Done
        </button>
      </p>
    </>
  );
}
