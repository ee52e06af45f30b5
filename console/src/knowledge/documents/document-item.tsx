// A document in the list.

import type { DocumentSummary, Source } from '@frontdesk/contract';

import { Fact, Facts, Item, ItemButton, Moment } from '../../page/item.tsx';
import { pageHref } from '../../shell/area-route.ts';
import { sizeWords } from './size-words.ts';

/** Says where a document comes from. */
export function originWords({ sourceId }: DocumentSummary, source: Source | undefined): string {
  if (sourceId === null) return 'Upload or program';
  return source?.name ?? sourceId;
}

/** Shows a document without its text. What comes from a source is deleted there: it would come back with the next reading. */
export function DocumentItem(props: {
  readonly document: DocumentSummary;
  readonly source: Source | undefined;
  readonly onDelete?: () => void;
}) {
  const { document, source, onDelete } = props;
  const { id, title, chars, updatedAt, audience } = document;
  return (
    <Item
      title={<a href={pageHref('knowledge', 'documents', id)}>{title}</a>}
      actions={
        onDelete &&
        document.sourceId === null && <ItemButton label="Delete" name={title} isDanger onPress={onDelete} />
      }
    >
      <Facts>
        <Fact name="From">
          <bdi>{originWords(document, source)}</bdi>
        </Fact>
        <Fact name="Size">{sizeWords(chars)}</Fact>
        <Fact name="Changed">
          <Moment at={updatedAt} />
        </Fact>
        <Fact name="Only for">{audience?.join(', ')}</Fact>
      </Facts>
    </Item>
  );
}
