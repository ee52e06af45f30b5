// The page of who may ask.

import type { AccessSettings } from '@frontdesk/contract';

import { LoadedView } from '../../page/loaded-view.tsx';
import { PageFrame, Part } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { SecretForm } from '../../page/secret-form.tsx';
import { useLoaded } from '../../page/use-loaded.ts';
import { path } from '../../transport/rest-client.ts';
import { AccessForm } from './access-form.tsx';
import { asksElsewhere } from './access-values.ts';
import { IdentityKeys } from './identity-keys.tsx';

/** Shows who may ask and by what the site names its users; changes both. */
export function WhoMayAskPage() {
  const { rest, assistantId } = usePageTools();
  const at = path`/assistants/${assistantId}/access`;
  const loaded = useLoaded(at, async () => rest.get<AccessSettings>(at));
  return (
    <PageFrame title="Who may ask" lead="The right to ask is checked on the server before every answer.">
      <LoadedView loaded={loaded}>
        {(settings) => (
          <AccessForm at={at} settings={settings} onSaved={(next) => loaded.change(() => next)} />
        )}
      </LoadedView>
      <IdentityKeys />
      {loaded.value && asksElsewhere(loaded.value.verifier) && (
        <Part title="The verifier’s secret">
          <SecretForm
            label="Secret"
            hint="Selgora’s key, or the secret that signs what your own address is asked."
            at={path`/assistants/${assistantId}/verifier-secret`}
            name="secret"
          />
        </Part>
      )}
    </PageFrame>
  );
}
