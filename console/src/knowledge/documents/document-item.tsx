// A document in the list.

import type { DocumentSummary } from '@frontdesk/contract';

import { Fact, Facts, Item, ItemButton, Moment } from '../../page/item.tsx';
import { pageHref } from '../../shell/area-route.ts';
import { sizeWords } from './size-words.ts';

/** Shows a document without its text. What comes from a source is deleted there: it would come back with the next reading. */
export function DocumentItem(props: { readonly document: DocumentSummary; readonly onDelete?: () => void }) {
  const { document, onDelete } = props;
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
        <Fact name="From">{document.sourceId ?? 'Upload or program'}</Fact>
        <Fact name="Size">{sizeWords(chars)}</Fact>
        <Fact name="Changed">
          <Moment at={updatedAt} />
        </Fact>
        <Fact name="Only for">{audience?.join(', ')}</Fact>
      </Facts>
    </Item>
  );
}
