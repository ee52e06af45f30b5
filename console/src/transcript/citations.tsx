// What an answer rests on.

import type { Citation } from '@frontdesk/contract';

import { RichLink } from '../rich-text/rich-link.tsx';

/** Shows the cited passages with the numbers by which the text refers to them. */
export function Citations({ citations }: { readonly citations: readonly Citation[] }) {
  if (citations.length === 0) return null;
  return (
    <ol class="citations" aria-label="Sources">
      {citations.map(({ index, title, headingPath, url, snippet }) => (
        <li key={index} value={index} title={snippet}>
          <RichLink href={url}>{[title, ...headingPath].join(' › ')}</RichLink>
        </li>
      ))}
    </ol>
  );
}
