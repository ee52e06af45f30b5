// The page of documents.

import { useState } from 'preact/hooks';

import type { DocumentSummary, Source } from '@frontdesk/contract';

import { ChoiceField, TextField } from '../../form/text-field.tsx';
import { Failure } from '../../page/failure.tsx';
import { Empty, LoadedView } from '../../page/loaded-view.tsx';
import { MoreButton } from '../../page/more-button.tsx';
import { PageFrame } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useLoaded } from '../../page/use-loaded.ts';
import { usePaged } from '../../page/use-paged.ts';
import { useSettled } from '../../page/use-settled.ts';
import type { PageProps } from '../../shell/page-entry.ts';
import { path } from '../../transport/rest-client.ts';
import { UploadList } from '../uploads/upload-list.tsx';
import { UploadZone } from '../uploads/upload-zone.tsx';
import { useUploads } from '../uploads/use-uploads.ts';
import { DocumentItem } from './document-item.tsx';
import { DocumentView } from './document-view.tsx';
import { useDeleteDocument } from './use-delete-document.ts';

function useSources(): readonly Source[] {
  const { rest, assistantId } = usePageTools();
  const at = path`/assistants/${assistantId}/sources`;
  return useLoaded(at, async () => rest.get<{ readonly items: readonly Source[] }>(at)).value?.items ?? [];
}

function Filters(props: {
  readonly search: string;
  readonly sourceId: string;
  readonly sources: readonly Source[];
  readonly onSearch: (words: string) => void;
  readonly onSource: (id: string) => void;
}) {
  const { search, sourceId, sources, onSearch, onSource } = props;
  return (
    <search class="form-row filters">
      <TextField label="Search by title" type="search" value={search} onChange={onSearch} />
      <ChoiceField
        label="From"
        value={sourceId}
        options={[
          ['', 'Everywhere'],
          ['pushed', 'Uploads and programs'],
          ...sources.map(({ id, name }) => [id, name] as const),
        ]}
        onChange={onSource}
      />
    </search>
  );
}

function DocumentItems(props: {
  readonly documents: readonly DocumentSummary[];
  readonly isSearch: boolean;
  readonly sources: readonly Source[];
  readonly onDelete: ((document: DocumentSummary) => void) | undefined;
}) {
  const { documents, isSearch, sources, onDelete } = props;
  if (documents.length === 0 && isSearch) return <Empty title="No document with this title" />;
  if (documents.length === 0) {
    return <Empty title="No documents here yet">Add files above, or a website under Sources.</Empty>;
  }
  return (
    <ul class="items" aria-label="Documents">
      {documents.map((document) => (
        <DocumentItem
          key={document.id}
          document={document}
          source={sources.find(({ id }) => id === document.sourceId)}
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
  const [sourceId, setSourceId] = useState('');
  const title = useSettled(search.trim());
  const sources = useSources();
  const paged = usePaged<DocumentSummary>(rest, path`/assistants/${assistantId}/documents`, {
    sourceId,
    title,
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
      <Filters
        search={search}
        sourceId={sourceId}
        sources={sources}
        onSearch={setSearch}
        onSource={setSourceId}
      />
      <Failure error={deletion.error} />
      <LoadedView loaded={paged.loaded}>
        {({ items }) => (
          <DocumentItems
            documents={items}
            isSearch={title !== ''}
            sources={sources}
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
