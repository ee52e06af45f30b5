// The sources of an answer, as numbered links.

import type { Citation } from '@frontdesk/contract';
import { linkTarget, safeUrl } from '../../markdown/safe-url.ts';
import { usePanel } from '../panel-context.ts';
import { OUTSIDE_LINK } from '../rich-text/outside-link.ts';

/** Lists the sources under an answer; each opens at its passage in a new tab. */
export function Sources({ citations }: { citations: readonly Citation[] }) {
  const { texts } = usePanel();
  if (citations.length === 0) return null;
  return (
    <ol class="sources" aria-label={texts.sources}>
      {citations.map((citation) => (
        <li key={citation.index}>
          <SourceLink citation={citation} />
        </li>
      ))}
    </ol>
  );
}

function SourceLink({ citation: { index, title, headingPath, url, snippet } }: { citation: Citation }) {
  const { texts } = usePanel();
  const address = safeUrl(url);
  const section = headingPath.at(-1);
  const name = section && section !== title ? `${title} › ${section}` : title;
  const label = (
    <>
      <span class="number" aria-hidden="true">
        {index}
      </span>
      <span class="sr">{`${texts.source(index)}: `}</span>
      <span class="source-name" dir="auto">
        {name}
      </span>
    </>
  );
  if (!address) return <span class="source">{label}</span>;
  return (
    <a class="source" href={address} title={`${linkTarget(address)}\n${snippet}`} {...OUTSIDE_LINK}>
      {label}
      <span class="sr"> {texts.newTab}</span>
    </a>
  );
}
