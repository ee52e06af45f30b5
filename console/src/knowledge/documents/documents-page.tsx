// The page of documents.

import { useState } from 'preact/hooks';

import type { DocumentSummary } from '@frontdesk/contract';

import { TextField } from '../../form/text-field.tsx';
import { Failure } from '../../page/failure.tsx';
import { Empty, LoadedView } from '../../page/loaded-view.tsx';
import { MoreButton } from '../../page/more-button.tsx';
import { PageFrame } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { usePaged } from '../../page/use-paged.ts';
import type { PageProps } from '../../shell/page-entry.ts';
import { path } from '../../transport/rest-client.ts';
import { UploadList } from '../uploads/upload-list.tsx';
import { UploadZone } from '../uploads/upload-zone.tsx';
import { useUploads } from '../uploads/use-uploads.ts';
import { DocumentItem } from './document-item.tsx';
import { DocumentView } from './document-view.tsx';
import { useDeleteDocument } from './use-delete-document.ts';

function Search(props: { readonly words: string; readonly onChange: (words: string) => void }) {
  return (
    <search class="form-row filters">
      <TextField label="Search by title" type="search" value={props.words} onChange={props.onChange} />
    </search>
  );
}

function matches({ title, key }: DocumentSummary, search: string): boolean {
  const words = search.toLocaleLowerCase().split(/\s+/u);
  const text = `${title} ${key}`.toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

function DocumentItems(props: {
  readonly documents: readonly DocumentSummary[];
  readonly search: string;
  readonly onDelete: ((document: DocumentSummary) => void) | undefined;
}) {
  const { documents, search, onDelete } = props;
  if (documents.length === 0) {
    return <Empty title="No documents here yet">Add files above.</Empty>;
  }
  const shown = documents.filter((document) => matches(document, search));
  if (shown.length === 0) return <Empty title="No document with this title" />;
  return (
    <ul class="items" aria-label="Documents">
      {shown.map((document) => (
        <DocumentItem
          key={document.id}
          document={document}
          {...(onDelete && { onDelete: () => onDelete(document) })}
        />
      ))}
    </ul>
  );
}

/** Shows the documents of the knowledge; takes new ones. */
function DocumentList() {
  const { rest, assistantId, can } = usePageTools();
  const [search, setSearch] = useState('');
  const paged = usePaged<DocumentSummary>(rest, path`/assistants/${assistantId}/documents`, {
    limit: 200,
  });
  const uploads = useUploads(() => void paged.loaded.reload());
  const deletion = useDeleteDocument(() => void paged.loaded.reload());
  const mayWrite = can('knowledge:write');
  return (
    <PageFrame
      title="Documents"
      lead="What the assistant knows. It answers only from these, and each answer cites the passage that it rests on."
    >
      {mayWrite && <UploadZone onFiles={uploads.add} />}
      <UploadList entries={uploads.entries} onClear={uploads.clear} />
      <Search words={search} onChange={setSearch} />
      <Failure error={deletion.error} />
      <LoadedView loaded={paged.loaded}>
        {({ items }) => (
          <DocumentItems
            documents={items}
            search={search}
            onDelete={mayWrite ? (document) => void deletion.run(document) : undefined}
          />
        )}
      </LoadedView>
      <MoreButton paged={paged} />
    </PageFrame>
  );
}

/** Shows the documents, or the one that the address names. */
export function DocumentsPage({ id }: PageProps) {
  return id === null ? <DocumentList /> : <DocumentView id={id} />;
}
