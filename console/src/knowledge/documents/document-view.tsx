// A document with its text.

import { useState } from 'preact/hooks';

import type { DocumentDetail } from '@frontdesk/contract';

import { ChoiceField } from '../../form/text-field.tsx';
import { Failure } from '../../page/failure.tsx';
import { Fact, Facts, Moment } from '../../page/item.tsx';
import { LoadedView } from '../../page/loaded-view.tsx';
import { PageFrame } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useLoaded } from '../../page/use-loaded.ts';
import { RichLink } from '../../rich-text/rich-link.tsx';
import { RichText } from '../../rich-text/rich-text.tsx';
import { pageHref } from '../../shell/area-route.ts';
import { path } from '../../transport/rest-client.ts';
import { DocumentPassages } from './document-passages.tsx';
import { sizeWords } from './size-words.ts';
import { useDeleteDocument } from './use-delete-document.ts';

type Part = 'text' | 'passages';

const PARTS: readonly (readonly [Part, string])[] = [
  ['text', 'The text'],
  ['passages', 'The passages that can be cited'],
];

/** More than this at once would hold the browser up; it ends at a paragraph. */
const SHOWN_CHARS = 60_000;

function firstPart(markdown: string): string {
  if (markdown.length <= SHOWN_CHARS) return markdown;
  const end = markdown.lastIndexOf('\n\n', SHOWN_CHARS);
  return markdown.slice(0, end > 0 ? end : SHOWN_CHARS);
}

function DocumentText({ markdown }: { readonly markdown: string }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? markdown : firstPart(markdown);
  return (
    <>
      <div class="document-text" dir="auto">
        <RichText text={shown} />
      </div>
      {shown.length < markdown.length && (
        <p class="more">
          <button type="button" class="button" onClick={() => setWhole(true)}>
            Show the rest ({sizeWords(markdown.length - shown.length)})
          </button>
        </p>
      )}
    </>
  );
}

function DocumentFacts({ document }: { readonly document: DocumentDetail }) {
  const { key, url, chars, updatedAt, audience } = document;
  return (
    <Facts>
      <Fact name="Name at its source">
        <span class="id">{key}</span>
      </Fact>
      <Fact name="Published at">{url && <RichLink href={url}>{url}</RichLink>}</Fact>
      <Fact name="Size">{sizeWords(chars)}</Fact>
      <Fact name="Changed">
        <Moment at={updatedAt} />
      </Fact>
      <Fact name="Who may read it">{audience ? audience.join(', ') : 'everyone'}</Fact>
    </Facts>
  );
}

/** Shows a document as the assistant reads it. */
export function DocumentView({ id }: { readonly id: string }) {
  const { rest, assistantId, can } = usePageTools();
  const at = path`/assistants/${assistantId}/documents/${id}`;
  const [part, setPart] = useState<Part>('text');
  const loaded = useLoaded(at, async () => rest.get<DocumentDetail>(at));
  const listHref = pageHref('knowledge', 'documents');
  const deletion = useDeleteDocument(() => (location.hash = listHref));
  const document = loaded.value;
  const mayDelete = document?.sourceId === null && can('knowledge:write');
  return (
    <PageFrame
      title={document?.title ?? 'Document'}
      actions={
        <>
          <a class="button small" href={listHref}>
            All documents
          </a>
          {mayDelete && (
            <button
              type="button"
              class="button small quiet-danger"
              onClick={() => void deletion.run(document)}
            >
              Delete
            </button>
          )}
        </>
      }
    >
      <Failure error={deletion.error} />
      <LoadedView loaded={loaded}>
        {(known) => (
          <>
            <DocumentFacts document={known} />
            <div class="filters form-row">
              <ChoiceField label="Show" value={part} options={PARTS} onChange={setPart} />
            </div>
            {part === 'text' ? <DocumentText markdown={known.markdown} /> : <DocumentPassages at={at} />}
          </>
        )}
      </LoadedView>
    </PageFrame>
  );
}
