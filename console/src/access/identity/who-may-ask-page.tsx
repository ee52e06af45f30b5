// The page of who may ask.

import type { AccessSettings } from '@frontdesk/contract';

import { LoadedView } from '../../page/loaded-view.tsx';
import { PageFrame } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useLoaded } from '../../page/use-loaded.ts';
import { path } from '../../transport/rest-client.ts';
import { AccessForm } from './access-form.tsx';
import { IdentityKeys } from './identity-keys.tsx';

/** Shows who may ask and by what the site names its users; changes both. */
export function WhoMayAskPage() {
  const { rest, assistantId } = usePageTools();
  const at = path`/assistants/${assistantId}/access`;
  const loaded = useLoaded(at, async () => rest.get<AccessSettings>(at));
  return (
    <PageFrame title="Who may ask" lead="The right to ask is checked on the server before every answer.">
      <LoadedView loaded={loaded}>{(settings) => <AccessForm at={at} settings={settings} />}</LoadedView>
      <IdentityKeys />
    </PageFrame>
  );
}
