// What became of the golden questions.

import type { GoldenRun } from '@frontdesk/contract';

import { Moment } from '../../page/item.tsx';
import { durationWords } from '../../ui/format-time.ts';
import { OutlineView } from '../outline-view.tsx';
import { expectationWords } from './expectation-words.ts';

/** Shows a run, what failed first. */
export function GoldenRunView({ run }: { readonly run: GoldenRun }) {
  const { passed, failed, results, ranAt, durationMs } = run;
  const ordered = results.toSorted((one, other) => Number(one.ok) - Number(other.ok));
  return (
    <>
      <p>
        <strong>
          {passed} of {passed + failed}
        </strong>{' '}
        pass. <Moment at={ranAt} />, {durationWords(durationMs)}.
      </p>
      <ul class="items" aria-label="Results">
        {ordered.map(({ id, question, expect, ok, got }) => (
          <li key={id} class="item">
            <details class="more-details item-main" open={!ok}>
              <summary>
                <span class={ok ? 'tag ai' : 'tag failed-tag'}>{ok ? 'Passes' : 'Fails'}</span>{' '}
                <bdi>{question}</bdi>
              </summary>
              <p>Must {expectationWords(expect)}. Got:</p>
              <OutlineView outline={got} />
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}
