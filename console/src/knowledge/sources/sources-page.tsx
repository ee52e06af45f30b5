// The page of sources.

import { useState } from 'preact/hooks';

import type { Source } from '@frontdesk/contract';

import { Failure } from '../../page/failure.tsx';
import { Empty, LoadedView } from '../../page/loaded-view.tsx';
import { PageFrame } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SourceForm } from './source-form.tsx';
import { SourceItem } from './source-item.tsx';
import { useSources } from './use-sources.ts';

type Doing = (source: Source) => Promise<void>;

function SourceList(props: {
  readonly sources: readonly Source[];
  readonly mayWrite: boolean;
  readonly onRead: Doing;
  readonly onCancel: Doing;
  readonly onRemove: Doing;
}) {
  const { sources, mayWrite, onRead, onCancel, onRemove } = props;
  if (sources.length === 0) {
    return <Empty title="No sources yet">Add your website, and its pages become documents.</Empty>;
  }
  return (
    <ul class="items" aria-label="Sources">
      {sources.map((source) => (
        <SourceItem
          key={source.id}
          source={source}
          mayWrite={mayWrite}
          onRead={() => void onRead(source)}
          onCancel={() => void onCancel(source)}
          onRemove={() => void onRemove(source)}
        />
      ))}
    </ul>
  );
}

/** Shows where documents come from by themselves, how their reading goes, and adds more. */
export function SourcesPage() {
  const { can, tell } = usePageTools();
  const { loaded, error, read, cancel, remove } = useSources();
  const [isAdding, setAdding] = useState(false);
  const mayWrite = can('knowledge:write');
  return (
    <PageFrame
      title="Sources"
      lead="Websites that the desk reads by itself and reads again on a schedule. What changed is brought up to date; pages that are gone leave the knowledge."
      actions={
        mayWrite && (
          <button type="button" class="button primary" onClick={() => setAdding(true)}>
            Add a source
          </button>
        )
      }
    >
      <Failure error={error} />
      <LoadedView loaded={loaded}>
        {({ items }) => (
          <SourceList sources={items} mayWrite={mayWrite} onRead={read} onCancel={cancel} onRemove={remove} />
        )}
      </LoadedView>
      <Dialog title="Add a source" isOpen={isAdding} isWide onClose={() => setAdding(false)}>
        {isAdding && (
          <SourceForm
            onAdded={({ name }) => {
              setAdding(false);
              tell(`“${name}” is being read.`);
              void loaded.reload();
            }}
            onCancel={() => setAdding(false)}
          />
        )}
      </Dialog>
    </PageFrame>
  );
}
