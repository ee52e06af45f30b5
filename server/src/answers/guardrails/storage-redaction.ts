// Keeps personal data out of the store, where an assistant's owner wants that.

import type { AssistantId } from '@frontdesk/contract';

import type { AnsweringSettingsStore } from '../../ports/answering-store.ts';
import { redactPersonalData } from './redact-personal-data.ts';

/** Makes the function that a visitor's words pass before they are kept. What it takes out is kept nowhere, so nobody can bring it back. */
export function createStorageRedaction(answering: Pick<AnsweringSettingsStore, 'read'>) {
  return async (assistantId: AssistantId, text: string): Promise<string> => {
    const { redaction } = await answering.read(assistantId);
    return redaction === 'model-and-storage' ? redactPersonalData(text).text : text;
  };
}
