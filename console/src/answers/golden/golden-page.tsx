// The page of golden questions.

import { useState } from 'preact/hooks';

import type { GoldenQuestion, GoldenRun } from '@frontdesk/contract';

import { Failure } from '../../page/failure.tsx';
import { Fact, Facts, Item, ItemButton } from '../../page/item.tsx';
import { Empty, LoadedView } from '../../page/loaded-view.tsx';
import { PageFrame, Part } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';
import { useLoaded } from '../../page/use-loaded.ts';
import { path } from '../../transport/rest-client.ts';
import { expectationWords } from './expectation-words.ts';
import { GoldenForm } from './golden-form.tsx';
import { GoldenRunView } from './golden-run-view.tsx';

function useGolden() {
  const { rest, assistantId, confirm, tell } = usePageTools();
  const at = path`/assistants/${assistantId}/golden-questions`;
  const loaded = useLoaded(at, async () => rest.get<{ readonly items: readonly GoldenQuestion[] }>(at));
  const action = useAction();
  const [latest, setLatest] = useState<GoldenRun | null>(null);
  async function run() {
    const outcome = await action.run(async () => rest.post<GoldenRun>(`${at}/run`));
    if (!outcome?.ok) return;
    setLatest(outcome.value);
    const { passed, failed } = outcome.value;
    tell(
      failed === 0
        ? `All ${passed} golden questions pass.`
        : `${failed} of ${passed + failed} golden questions fail.`,
    );
  }
  async function remove({ id, question }: GoldenQuestion) {
    const isSure = await confirm({
      title: `Remove “${question}”?`,
      words: 'Nobody checks its answer any more.',
      action: 'Remove',
    });
    if (!isSure) return;
    const outcome = await action.run(async () => rest.delete<null>(at + path`/${id}`));
    if (outcome?.ok) tell(`“${question}” is removed.`);
    await loaded.reload();
  }
  return { loaded, action, latest, run, remove };
}

function QuestionList(props: {
  readonly questions: readonly GoldenQuestion[];
  readonly mayWrite: boolean;
  readonly onRemove: (question: GoldenQuestion) => void;
}) {
  const { questions, mayWrite, onRemove } = props;
  if (questions.length === 0) {
    return (
      <Empty title="No golden questions yet">Add the ones whose answers must never go wrong unnoticed.</Empty>
    );
  }
  return (
    <ul class="items" aria-label="Golden questions">
      {questions.map((question) => (
        <Item
          key={question.id}
          title={question.question}
          actions={
            mayWrite && (
              <ItemButton
                label="Remove"
                name={question.question}
                isDanger
                onPress={() => onRemove(question)}
              />
            )
          }
        >
          <Facts>
            <Fact name="Must">{expectationWords(question.expect)}</Fact>
          </Facts>
        </Item>
      ))}
    </ul>
  );
}

/** Shows the questions whose outcome is checked, asks them all, and shows what became of each. */
export function GoldenPage() {
  const { can } = usePageTools();
  const { loaded, action, latest, run, remove } = useGolden();
  const mayWrite = can('knowledge:write');
  const hasSome = (loaded.value?.items.length ?? 0) > 0;
  return (
    <PageFrame
      title="Golden questions"
      lead="Questions with what must become of them. Ask them all after a change; under Answering they can keep drafts from being published."
      actions={
        hasSome && (
          <button type="button" class="button primary" aria-busy={action.isBusy} onClick={() => void run()}>
            Ask them all
          </button>
        )
      }
    >
      <Failure error={action.error} />
      {latest && (
        <Part title="The latest run">
          <GoldenRunView run={latest} />
        </Part>
      )}
      <Part title="Questions">
        <LoadedView loaded={loaded}>
          {({ items }) => (
            <QuestionList
              questions={items}
              mayWrite={mayWrite}
              onRemove={(question) => void remove(question)}
            />
          )}
        </LoadedView>
        {mayWrite && <GoldenForm onAdded={() => void loaded.reload()} />}
      </Part>
    </PageFrame>
  );
}
