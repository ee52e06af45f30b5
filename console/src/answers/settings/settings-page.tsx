// The page of how the assistant answers.

import type { AnsweringState } from '@frontdesk/contract';

import { LoadedView } from '../../page/loaded-view.tsx';
import { PageFrame } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useLoaded } from '../../page/use-loaded.ts';
import { path } from '../../transport/rest-client.ts';
import { SettingsForm } from './settings-form.tsx';

/** Shows and changes how the assistant answers. */
export function AnsweringSettingsPage() {
  const { rest, assistantId } = usePageTools();
  const at = path`/assistants/${assistantId}/answering`;
  const loaded = useLoaded(at, async () => rest.get<AnsweringState>(at));
  return (
    <PageFrame
      title="Answering"
      lead="How this assistant answers. A change counts from the next question on."
    >
      <LoadedView loaded={loaded}>{(state) => <SettingsForm at={at} state={state} />}</LoadedView>
    </PageFrame>
  );
}
