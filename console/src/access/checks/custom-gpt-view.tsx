// What an owner pastes into a Custom GPT.

import type { CustomGptAction } from '@frontdesk/contract';

import { LoadedView } from '../../page/loaded-view.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useLoaded } from '../../page/use-loaded.ts';
import { path } from '../../transport/rest-client.ts';
import { CopyButton } from '../../ui/copy-button.tsx';

/** Shows the four steps, each with what is pasted there. */
export function CustomGptView() {
  const { rest, assistantId } = usePageTools();
  const at = path`/assistants/${assistantId}/custom-gpt`;
  const loaded = useLoaded(at, async () => rest.get<CustomGptAction>(at));
  return (
    <LoadedView loaded={loaded}>
      {({ actionUrl, action, instructions }) => (
        <ol class="steps">
          <li>
            <p>Make a key at the desk’s machine. It can ask who has access, and nothing else.</p>
            <div class="secret">
              <code class="id">pnpm frontdesk keys create --for selgora</code>
              <CopyButton text="pnpm frontdesk keys create --for selgora" label="Copy the command" />
            </div>
          </li>
          <li>
            <p>
              In the editor of your GPT choose “Create new action”, then “Import from URL”. The desk must have
              a public address that begins with <code>https://</code>.
            </p>
            <div class="secret">
              <code class="id">{actionUrl}</code>
              <CopyButton text={actionUrl} label="Copy the address" />
              <CopyButton text={action} label="Copy the whole action" />
            </div>
          </li>
          <li>
            <p>As authentication choose “API key”, type “Bearer”, and paste the key.</p>
          </li>
          <li>
            <p>Paste these instructions, and change them as you like.</p>
            <pre class="sample" dir="auto">
              {instructions}
            </pre>
            <CopyButton text={instructions} label="Copy the instructions" />
          </li>
        </ol>
      )}
    </LoadedView>
  );
}
