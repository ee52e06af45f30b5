// The page of the audit log.

import type { AuditEntry } from '@frontdesk/contract';

import { Fact, Facts, Item, Moment } from '../../page/item.tsx';
import { Empty, LoadedView } from '../../page/loaded-view.tsx';
import { MoreButton } from '../../page/more-button.tsx';
import { PageFrame } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { usePaged } from '../../page/use-paged.ts';

const KINDS: Readonly<Record<AuditEntry['actor']['kind'], string>> = {
  operator: 'at the desk’s machine',
  agent: 'in the console',
  key: 'with an API key',
};

function EntryItem({ entry }: { readonly entry: AuditEntry }) {
  const { actor, summary, action, at, targets } = entry;
  const named = Object.values(targets).join(', ');
  return (
    <Item title={summary}>
      <Facts>
        <Fact name="By">
          <bdi>
            {actor.name} ({KINDS[actor.kind]})
          </bdi>
        </Fact>
        <Fact name="At">
          <Moment at={at} />
        </Fact>
        <Fact name="How">
          <code>{action}</code>
        </Fact>
        <Fact name="On">{named !== '' && <span class="id">{named}</span>}</Fact>
      </Facts>
    </Item>
  );
}

/** Shows who changed what, the latest first. */
export function AuditPage() {
  const { rest } = usePageTools();
  const paged = usePaged<AuditEntry>(rest, '/audit-log');
  return (
    <PageFrame
      title="Audit log"
      lead="What owners, agents and programs have changed, the latest first. Nothing here can be changed or deleted."
    >
      <LoadedView loaded={paged.loaded}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="Nothing has been changed yet" />
          ) : (
            <ul class="items" aria-label="Changes">
              {items.map((entry) => (
                <EntryItem key={entry.id} entry={entry} />
              ))}
            </ul>
          )
        }
      </LoadedView>
      <MoreButton paged={paged} />
    </PageFrame>
  );
}
