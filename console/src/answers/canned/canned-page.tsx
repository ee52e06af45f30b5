// The page of canned answers.

import { useState } from 'preact/hooks';

import type { CannedAnswer, GoldenRun } from '@frontdesk/contract';

import { Failure } from '../../page/failure.tsx';
import { Empty, LoadedView } from '../../page/loaded-view.tsx';
import { MoreButton } from '../../page/more-button.tsx';
import { PageFrame, Part } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { GoldenRunView } from '../golden/golden-run-view.tsx';
import { CannedForm, type CannedFormProps } from './canned-form.tsx';
import { CannedItem } from './canned-item.tsx';
import { useCannedAnswers } from './use-canned-answers.ts';

function CannedList(props: {
  readonly answers: readonly CannedAnswer[];
  readonly mayWrite: boolean;
  readonly onEdit: (answer: CannedAnswer) => void;
  readonly onRemove: (answer: CannedAnswer) => void;
}) {
  const { answers, mayWrite, onEdit, onRemove } = props;
  if (answers.length === 0) {
    return (
      <Empty title="No canned answers yet">
        Write one for a question whose answer must always be the same.
      </Empty>
    );
  }
  return (
    <ul class="items" aria-label="Canned answers">
      {answers.map((answer) => (
        <CannedItem
          key={answer.id}
          answer={answer}
          mayWrite={mayWrite}
          onEdit={() => onEdit(answer)}
          onRemove={() => onRemove(answer)}
        />
      ))}
    </ul>
  );
}

function Actions(props: {
  readonly hasDrafts: boolean;
  readonly isBusy: boolean;
  readonly onPublish: () => void;
  readonly onWrite: () => void;
}) {
  return (
    <>
      {props.hasDrafts && (
        <button type="button" class="button" aria-busy={props.isBusy} onClick={props.onPublish}>
          Publish all drafts
        </button>
      )}
      <button type="button" class="button primary" onClick={props.onWrite}>
        Write one
      </button>
    </>
  );
}

/** Shows what golden questions said against the drafts. */
function Blocked({ run }: { readonly run: GoldenRun | null }) {
  if (!run || run.failed === 0) return null;
  return (
    <Part
      title="Not published"
      lead="With the drafts these golden questions would be answered differently than they must. Correct the drafts or the golden questions."
    >
      <GoldenRunView run={run} />
    </Part>
  );
}

function CannedDialog(props: {
  readonly editing: CannedAnswer | 'new' | null;
  readonly onSave: CannedFormProps['onSave'];
  readonly onClose: () => void;
}) {
  const { editing, onSave, onClose } = props;
  return (
    <Dialog
      title={editing === 'new' ? 'New canned answer' : 'Change a canned answer'}
      isOpen={editing !== null}
      isWide
      onClose={onClose}
    >
      {editing !== null && (
        <CannedForm answer={editing === 'new' ? null : editing} onSave={onSave} onDone={onClose} />
      )}
    </Dialog>
  );
}

/** Shows the answers that win over the documents; writes, publishes and removes them. */
export function CannedPage() {
  const { can } = usePageTools();
  const { paged, action, blockedBy, save, remove, publish } = useCannedAnswers();
  const [editing, setEditing] = useState<CannedAnswer | 'new' | null>(null);
  const mayWrite = can('knowledge:write');
  const hasDrafts = paged.loaded.value?.items.some(({ state }) => state === 'draft') ?? false;
  return (
    <PageFrame
      title="Canned answers"
      lead="Your own words for a question. When a visitor asks the same, this answer is given word for word, whatever the documents say."
      actions={
        mayWrite && (
          <Actions
            hasDrafts={hasDrafts}
            isBusy={action.isBusy}
            onPublish={() => void publish()}
            onWrite={() => setEditing('new')}
          />
        )
      }
    >
      <Failure error={action.error} />
      <Blocked run={blockedBy} />
      <LoadedView loaded={paged.loaded}>
        {({ items }) => (
          <CannedList
            answers={items}
            mayWrite={mayWrite}
            onEdit={setEditing}
            onRemove={(answer) => void remove(answer)}
          />
        )}
      </LoadedView>
      <MoreButton paged={paged} />
      <CannedDialog editing={editing} onSave={save} onClose={() => setEditing(null)} />
    </PageFrame>
  );
}
