// The number in an answer's text that leads to its source.

import type { Citation } from '@frontdesk/contract';
import { safeUrl } from '../../markdown/safe-url.ts';
import { usePanel } from '../panel-context.ts';
import { OUTSIDE_LINK } from './outside-link.ts';

/** Shows `[n]` as a link to the source, or as a mere number while the source is not known yet. */
export function CitationMark({ index, citation }: { index: number; citation: Citation | undefined }) {
  const { texts } = usePanel();
  const url = citation && safeUrl(citation.url);
  if (!url) return <span class="mark">{index}</span>;
  return (
    <a class="mark" href={url} title={citation.title} aria-label={texts.source(index)} {...OUTSIDE_LINK}>
      {index}
    </a>
  );
}
