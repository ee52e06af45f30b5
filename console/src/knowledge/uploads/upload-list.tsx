// What became of the files.

import type { DocumentOutcome } from '@frontdesk/contract';

import { pageHref } from '../../shell/area-route.ts';
import type { UploadEntry } from './upload-state.ts';

const CHANGES: Readonly<Record<Extract<DocumentOutcome, { ok: true }>['change'], string>> = {
  added: 'added',
  updated: 'brought up to date',
  unchanged: 'was there already',
};

function OutcomeLine({ outcome }: { readonly outcome: DocumentOutcome }) {
  if (!outcome.ok) {
    return (
      <p class="upload-failed">
        <strong>Not used.</strong> {outcome.reason}
      </p>
    );
  }
  return (
    <>
      <p>
        <a href={pageHref('knowledge', 'documents', outcome.id)} dir="auto">
          {outcome.title}
        </a>{' '}
        {CHANGES[outcome.change]}
      </p>
      {outcome.warnings.map((warning) => (
        <p key={warning} class="upload-warning">
          {warning}
        </p>
      ))}
    </>
  );
}

function EntryState({ entry }: { readonly entry: UploadEntry }) {
  const { state, name } = entry;
  switch (state.kind) {
    case 'waiting':
      return <p class="hint">Waiting…</p>;
    case 'sending':
      return (
        <p class="progress">
          <progress
            max={1}
            value={state.share < 1 ? state.share : undefined}
            aria-label={`Sending ${name}`}
          />
          <span>{state.share < 1 ? `${Math.round(state.share * 100)} %` : 'Reading…'}</span>
        </p>
      );
    case 'ended':
      return (
        <>
          {state.outcomes.map((outcome) => (
            <OutcomeLine key={outcome.key} outcome={outcome} />
          ))}
        </>
      );
  }
}

/** Shows each file with how far it is, what became of it, or why it could not be used. */
export function UploadList(props: {
  readonly entries: readonly UploadEntry[];
  readonly onClear: () => void;
}) {
  const { entries, onClear } = props;
  if (entries.length === 0) return null;
  return (
    <div class="uploads">
      <ul class="items" aria-label="Uploads">
        {entries.map((entry) => (
          <li key={entry.key} class="item">
            <div class="item-main">
              <p class="item-title">
                <bdi>{entry.name}</bdi>
              </p>
              <EntryState entry={entry} />
            </div>
          </li>
        ))}
      </ul>
      {entries.every(({ state }) => state.kind === 'ended') && (
        <p class="more">
          <button type="button" class="button small plain" onClick={onClear}>
            Hide these results
          </button>
        </p>
      )}
    </div>
  );
}
