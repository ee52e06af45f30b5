// The canned answers of an assistant, and what is done with them.

import { useState } from 'preact/hooks';

import type { CannedAnswer, CannedAnswerInput, GoldenRun, Published } from '@frontdesk/contract';

import { usePageTools } from '../../page/page-tools.ts';
import { useAction, type Action } from '../../page/use-action.ts';
import { usePaged } from '../../page/use-paged.ts';
import { path } from '../../transport/rest-client.ts';

function publishedWords(count: number): string {
  return count === 1 ? 'One draft is live.' : `${count} drafts are live.`;
}

/** Returns the canned answers and the ways to change them. */
export function useCannedAnswers() {
  const { rest, assistantId, confirm, tell } = usePageTools();
  const at = path`/assistants/${assistantId}/canned-answers`;
  const paged = usePaged<CannedAnswer>(rest, at);
  const action = useAction();
  const [blockedBy, setBlockedBy] = useState<GoldenRun | null>(null);

  /** @param id of the one to replace; `null` for a new one. @returns whether it is stored */
  async function save(by: Action, input: CannedAnswerInput, id: string | null): Promise<boolean> {
    const outcome = await by.run(async () =>
      id === null ? rest.post<CannedAnswer>(at, input) : rest.put<CannedAnswer>(at + path`/${id}`, input),
    );
    if (!outcome?.ok) return false;
    tell(input.state === 'live' ? 'Saved. Visitors get this answer from now on.' : 'Saved as a draft.');
    await paged.loaded.reload();
    return true;
  }

  async function remove({ id, question, variants, answer, state }: CannedAnswer) {
    const isSure = await confirm({
      title: `Remove “${question}”?`,
      words: 'The question is answered from the documents again.',
      action: 'Remove',
    });
    if (!isSure) return;
    const outcome = await action.run(async () => rest.delete<null>(at + path`/${id}`));
    const putBack = async () => save(action, { question, variants, answer, state }, null);
    if (outcome?.ok) tell(`“${question}” is removed.`, () => void putBack());
    await paged.loaded.reload();
  }

  async function publish() {
    const outcome = await action.run(async () => rest.post<Published>(`${at}/publish`));
    if (!outcome?.ok) return;
    const { published, golden } = outcome.value;
    const isBlocked = published === 0 && golden !== null && golden.failed > 0;
    setBlockedBy(isBlocked ? golden : null);
    tell(
      isBlocked
        ? 'Golden questions fail with the drafts, so nothing was published.'
        : publishedWords(published),
    );
    await paged.loaded.reload();
  }

  return { paged, action, blockedBy, save, remove, publish };
}
