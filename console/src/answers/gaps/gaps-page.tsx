// The page of gaps: what could not be answered.

import { useState } from 'preact/hooks';

import type { Gap } from '@frontdesk/contract';

import { ChoiceField } from '../../form/text-field.tsx';
import { Failure } from '../../page/failure.tsx';
import { Empty, LoadedView } from '../../page/loaded-view.tsx';
import { MoreButton } from '../../page/more-button.tsx';
import { PageFrame } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';
import { usePaged } from '../../page/use-paged.ts';
import { path } from '../../transport/rest-client.ts';
import { GapDialog } from './gap-dialog.tsx';
import { GapItem } from './gap-item.tsx';

type State = Gap['state'];

const STATES: readonly (readonly [State, string])[] = [
  ['open', 'Waiting for an answer'],
  ['answered', 'Answered'],
  ['dismissed', 'Dismissed'],
];

const EMPTY: Readonly<Record<State, readonly [string, string]>> = {
  open: [
    'Nothing is missing',
    'Questions that the assistant can’t answer well are collected here, grouped by meaning.',
  ],
  answered: ['No gap has been answered yet', 'Write the answer to one, and it moves here.'],
  dismissed: ['No gap has been dismissed', 'Questions that need no answer can be put aside.'],
};

function useGaps(state: State) {
  const { rest, assistantId, tell } = usePageTools();
  const at = path`/assistants/${assistantId}/gaps`;
  const paged = usePaged<Gap>(rest, at, { state });
  const action = useAction();
  async function setState({ id }: Gap, next: 'open' | 'dismissed'): Promise<boolean> {
    const outcome = await action.run(async () => rest.put<Gap>(at + path`/${id}`, { state: next }));
    await paged.loaded.reload();
    return outcome?.ok ?? false;
  }
  async function dismiss(gap: Gap) {
    if (await setState(gap, 'dismissed'))
      tell(`“${gap.question}” is dismissed.`, () => void setState(gap, 'open'));
  }
  return { paged, error: action.error, dismiss, reopen: async (gap: Gap) => setState(gap, 'open') };
}

/** Shows what the assistant could not answer well, most asked first, and takes the answer. */
export function GapsPage() {
  const { can } = usePageTools();
  const [state, setState] = useState<State>('open');
  const { paged, error, dismiss, reopen } = useGaps(state);
  const [answering, setAnswering] = useState<Gap | null>(null);
  const [emptyTitle, emptyWords] = EMPTY[state];
  return (
    <PageFrame
      title="Gaps"
      lead="Questions that were not answered well, grouped by meaning, the most asked first. Write the answer once; the same questions are asked again at once and you see what changed."
    >
      <div class="filters form-row">
        <ChoiceField label="Show" value={state} options={STATES} onChange={setState} />
      </div>
      <Failure error={error} />
      <LoadedView loaded={paged.loaded}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={emptyTitle}>{emptyWords}</Empty>
          ) : (
            <ul class="items" aria-label="Gaps">
              {items.map((gap) => (
                <GapItem
                  key={gap.id}
                  gap={gap}
                  mayWrite={can('knowledge:write')}
                  onAnswer={() => setAnswering(gap)}
                  onDismiss={() => void dismiss(gap)}
                  onReopen={() => void reopen(gap)}
                />
              ))}
            </ul>
          )
        }
      </LoadedView>
      <MoreButton paged={paged} />
      <GapDialog
        gap={answering}
        onAnswered={() => void paged.loaded.reload()}
        onClose={() => setAnswering(null)}
      />
    </PageFrame>
  );
}
