// A source in the list.

import type { Source } from '@frontdesk/contract';

import { Fact, Facts, Item, ItemButton, Moment } from '../../page/item.tsx';
import { JobView } from './job-view.tsx';
import { isWorking, KIND_WORDS, scheduleWords } from './source-words.ts';

/** Shows where documents come from, how the latest reading goes, and what can be done. */
export function SourceItem(props: {
  readonly source: Source;
  readonly mayWrite: boolean;
  readonly onRead: () => void;
  readonly onCancel: () => void;
  readonly onRemove: () => void;
}) {
  const { source, mayWrite, onRead, onCancel, onRemove } = props;
  const { name, kind, location, documents, resyncHours, nextSyncAt, isBuiltIn, job } = source;
  const isBusy = isWorking(job);
  return (
    <Item
      title={name}
      tags={isBuiltIn && <span class="tag">From the settings of the desk</span>}
      actions={
        mayWrite && (
          <>
            {isBusy && <ItemButton label="Cancel" name={name} onPress={onCancel} />}
            {!isBusy && <ItemButton label="Read now" name={name} onPress={onRead} />}
            {!isBuiltIn && <ItemButton label="Remove" name={name} isDanger onPress={onRemove} />}
          </>
        )
      }
    >
      {location !== name && (
        <p class="id" dir="auto">
          {location}
        </p>
      )}
      <Facts>
        <Fact name="Kind">{KIND_WORDS[kind]}</Fact>
        <Fact name="Documents">{documents.toLocaleString()}</Fact>
        <Fact name="Read">{scheduleWords(resyncHours)}</Fact>
        <Fact name="Next">{nextSyncAt && !isBusy && <Moment at={nextSyncAt} />}</Fact>
      </Facts>
      {job && <JobView job={job} name={name} />}
    </Item>
  );
}
