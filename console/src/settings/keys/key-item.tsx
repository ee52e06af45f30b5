// A key in the list.

import type { ApiKey } from '@frontdesk/contract';

import { Fact, Facts, Item, ItemButton, Moment } from '../../page/item.tsx';

const STATUS_TAGS: Readonly<Record<ApiKey['status'], readonly [string, string]>> = {
  active: ['ai', 'Active'],
  expired: ['waiting', 'Expired'],
  revoked: ['resolved', 'Revoked'],
};

/** Shows a key without its secret. */
export function KeyItem(props: {
  readonly apiKey: ApiKey;
  readonly onRotate: () => void;
  readonly onRevoke: () => void;
}) {
  const { apiKey, onRotate, onRevoke } = props;
  const [look, words] = STATUS_TAGS[apiKey.status];
  const isActive = apiKey.status === 'active';
  return (
    <Item
      title={apiKey.name}
      tags={
        <>
          <span class={`tag ${look}`}>{words}</span>
          {apiKey.mode === 'test' && <span class="tag">Test</span>}
        </>
      }
      actions={
        isActive && (
          <>
            {!apiKey.replacedBy && <ItemButton label="Rotate" name={apiKey.name} onPress={onRotate} />}
            <ItemButton label="Revoke" name={apiKey.name} isDanger onPress={onRevoke} />
          </>
        )
      }
    >
      <p class="id">{apiKey.hint}…</p>
      <Facts>
        <Fact name="May">{apiKey.scopes.join(', ')}</Fact>
        <Fact name="Only for">{apiKey.assistantIds?.join(', ')}</Fact>
        <Fact name="Last used">
          <Moment at={apiKey.lastUsedAt} never="never" />
        </Fact>
        <Fact name={isActive ? 'Ends' : 'Ended'}>
          <Moment at={apiKey.expiresAt} />
        </Fact>
        <Fact name="Made by">
          <bdi>{apiKey.createdBy}</bdi>
        </Fact>
        <Fact name="Replaced">{apiKey.replacedBy && isActive && 'a successor has been made'}</Fact>
      </Facts>
    </Item>
  );
}
