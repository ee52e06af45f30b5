// The sources of an assistant, and what is done with them.

import { useEffect } from 'preact/hooks';

import type { Job, Source } from '@frontdesk/contract';

import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';
import { useLoaded } from '../../page/use-loaded.ts';
import { path } from '../../transport/rest-client.ts';
import { isWorking } from './source-words.ts';

/** How often a source that is being read is looked at, in milliseconds. */
const LOOK_EVERY_MS = 1_000;

/** Loads again and again while somebody waits for it, one after the other. */
function useFollowing(isFollowing: boolean, value: unknown, reload: () => Promise<void>) {
  useEffect(() => {
    if (!isFollowing) return undefined;
    const timer = setTimeout(() => void reload(), LOOK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [isFollowing, value, reload]);
}

/** Returns the sources, kept up to date while one is being read. */
export function useSources() {
  const { rest, assistantId, confirm, tell } = usePageTools();
  const at = path`/assistants/${assistantId}/sources`;
  const loaded = useLoaded(at, async () => rest.get<{ readonly items: readonly Source[] }>(at));
  const action = useAction();
  const isFollowing = loaded.value?.items.some(({ job }) => isWorking(job)) ?? false;
  useFollowing(isFollowing, loaded.value, loaded.reload);
  async function read({ id }: Source) {
    await action.run(async () => rest.post<Job>(`${at}${path`/${id}/sync`}`));
    await loaded.reload();
  }
  async function cancel({ job }: Source) {
    if (!job) return;
    await action.run(async () => rest.post<Job>(path`/assistants/${assistantId}/jobs/${job.id}/cancel`));
    await loaded.reload();
  }
  async function remove({ id, name, documents }: Source) {
    const isSure = await confirm({
      title: `Remove “${name}”?`,
      words: `Its ${documents.toLocaleString()} documents leave the knowledge with it.`,
      action: 'Remove',
    });
    if (!isSure) return;
    const outcome = await action.run(async () => rest.delete<null>(`${at}${path`/${id}`}`));
    if (outcome?.ok) tell(`“${name}” is removed.`);
    await loaded.reload();
  }
  return { loaded, error: action.error, read, cancel, remove };
}
