// The page of websites: where the assistant may be used, and who else tried.

import { useState } from 'preact/hooks';

import type { OriginAttempt, OriginList } from '@frontdesk/contract';

import { fieldError } from '../../form/field.tsx';
import { Form } from '../../form/form.tsx';
import { TextField } from '../../form/text-field.tsx';
import { Failure } from '../../page/failure.tsx';
import { Fact, Facts, Item, ItemButton, Moment } from '../../page/item.tsx';
import { Empty, LoadedView } from '../../page/loaded-view.tsx';
import { PageFrame, Part } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction, type Action } from '../../page/use-action.ts';
import { useLoaded } from '../../page/use-loaded.ts';
import { path } from '../../transport/rest-client.ts';

function useOrigins() {
  const { rest, assistantId, tell } = usePageTools();
  const at = path`/assistants/${assistantId}/origins`;
  const loaded = useLoaded(at, async () => rest.get<OriginList>(at));
  const action = useAction();
  async function change(how: 'post' | 'delete', origin: string, by: Action): Promise<boolean> {
    const outcome = await by.run(async () => rest[how]<OriginList>(at, { origin }));
    if (outcome?.ok) loaded.change(() => outcome.value);
    return outcome?.ok ?? false;
  }
  async function allow(origin: string, by = action): Promise<boolean> {
    const isDone = await change('post', origin, by);
    if (isDone) tell(`${origin} is allowed.`, () => void change('delete', origin, action));
    return isDone;
  }
  async function disallow(origin: string) {
    const isDone = await change('delete', origin, action);
    if (isDone) tell(`${origin} is no longer allowed.`, () => void change('post', origin, action));
  }
  return { loaded, action, allow, disallow };
}

function AllowForm(props: { readonly onAllow: (origin: string, by: Action) => Promise<boolean> }) {
  const [origin, setOrigin] = useState('');
  const action = useAction();
  async function allow() {
    if (await props.onAllow(origin.trim(), action)) setOrigin('');
  }
  return (
    <Form
      label="Allow a website"
      submit="Allow"
      isBusy={action.isBusy}
      error={action.error}
      onSubmit={() => void allow()}
    >
      <TextField
        label="Website"
        placeholder="https://shop.example"
        hint="Without a path. “https://*.shop.example” allows every subdomain."
        value={origin}
        onChange={setOrigin}
        error={fieldError(action.error, 'origin')}
        isRequired
      />
    </Form>
  );
}

function Tried(props: {
  readonly tried: readonly OriginAttempt[];
  readonly onAllow: (origin: string) => void;
}) {
  const { tried, onAllow } = props;
  if (tried.length === 0) return <Empty title="No other website has tried" />;
  return (
    <ul class="items" aria-label="Websites that tried">
      {tried.map(({ origin, count, firstAt, lastAt }) => (
        <Item
          key={origin}
          title={origin}
          actions={<ItemButton label="Allow" name={origin} onPress={() => onAllow(origin)} />}
        >
          <Facts>
            <Fact name="Tried">{count === 1 ? 'once' : `${count} times`}</Fact>
            <Fact name="First">
              <Moment at={firstAt} />
            </Fact>
            <Fact name="Last">
              <Moment at={lastAt} />
            </Fact>
          </Facts>
        </Item>
      ))}
    </ul>
  );
}

/** Shows the allowed websites and those that tried, and lets both be changed at a press. */
export function OriginsPage() {
  const { loaded, action, allow, disallow } = useOrigins();
  return (
    <PageFrame
      title="Websites"
      lead="The chat works only on websites that stand here. Any other page that carries the tag is refused and listed below."
    >
      <Failure error={action.error} />
      <LoadedView loaded={loaded}>
        {({ allowed, tried }) => (
          <>
            <Part title="Allowed">
              {allowed.length === 0 && <Empty title="No website may use this assistant yet" />}
              {allowed.length > 0 && (
                <ul class="items" aria-label="Allowed websites">
                  {allowed.map((origin) => (
                    <Item
                      key={origin}
                      title={origin}
                      actions={
                        <ItemButton
                          label="Remove"
                          name={origin}
                          isDanger
                          onPress={() => void disallow(origin)}
                        />
                      }
                    />
                  ))}
                </ul>
              )}
              <AllowForm onAllow={allow} />
            </Part>
            <Part title="Who tried">
              <Tried tried={tried} onAllow={(origin) => void allow(origin)} />
            </Part>
          </>
        )}
      </LoadedView>
    </PageFrame>
  );
}
