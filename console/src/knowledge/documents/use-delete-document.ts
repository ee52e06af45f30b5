// Deleting a document, after asking.

import type { DocumentSummary } from '@frontdesk/contract';

import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';
import type { Refusal } from '../../transport/agent-link.ts';
import { path } from '../../transport/rest-client.ts';

/** Returns a way to delete a document. @param onDone called when it is gone */
export function useDeleteDocument(onDone: () => void): {
  readonly error: Refusal | undefined;
  readonly run: (document: Pick<DocumentSummary, 'id' | 'title'>) => Promise<void>;
} {
  const { rest, assistantId, confirm, tell } = usePageTools();
  const action = useAction();
  return {
    error: action.error,
    async run({ id, title }) {
      const isSure = await confirm({
        title: `Delete “${title}”?`,
        words:
          'The assistant no longer answers from it. Citations of it in earlier answers lead nowhere then.',
        action: 'Delete',
      });
      if (!isSure) return;
      const at = path`/assistants/${assistantId}/documents/${id}`;
      const outcome = await action.run(async () => rest.delete<null>(at));
      if (!outcome?.ok) return;
      tell(`“${title}” is deleted.`);
      onDone();
    },
  };
}
