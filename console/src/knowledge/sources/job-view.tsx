// How the reading of a source goes or went.

import type { Job } from '@frontdesk/contract';

import { Moment } from '../../page/item.tsx';
import { foundWords, isWorking, STATE_WORDS } from './source-words.ts';

function Failures({ job }: { readonly job: Job }) {
  if (job.failures.length === 0) return null;
  return (
    <details class="job-failures">
      <summary>{job.failed} could not be used</summary>
      <ul>
        {job.failures.map(({ item, reason }) => (
          <li key={item}>
            <bdi class="id">{item}</bdi> {reason}
          </li>
        ))}
      </ul>
      {job.failed > job.failures.length && <p>The first {job.failures.length} are shown.</p>}
    </details>
  );
}

/** Shows a job: a bar while it works, then what it found. */
export function JobView({ job, name }: { readonly job: Job; readonly name: string }) {
  const { state, done, total, reason, endedAt } = job;
  return (
    <div class="job">
      {isWorking(job) && (
        <p class="progress">
          <progress
            max={total ?? 1}
            value={total === null ? undefined : done}
            aria-label={`Reading ${name}`}
          />
          <span>
            {STATE_WORDS[state]}
            {state === 'running' && `: ${done}${total === null ? '' : ` of ${total}`}`}
          </span>
        </p>
      )}
      {!isWorking(job) && (
        <p>
          {STATE_WORDS[state]}: {foundWords(job)}
          {endedAt && (
            <>
              {' · '}
              <Moment at={endedAt} />
            </>
          )}
        </p>
      )}
      {reason && <p class="upload-failed">{reason}</p>}
      <Failures job={job} />
    </div>
  );
}
