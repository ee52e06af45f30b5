// The parts of a line as elements.

import type { Citation } from '@frontdesk/contract';
import type { ComponentChildren } from 'preact';
import { linkTarget } from '../../markdown/safe-url.ts';
import type { Inline } from '../../markdown/tree.ts';
import { CitationMark } from './citation-mark.tsx';
import { OUTSIDE_LINK } from './outside-link.ts';

/** What the parts need. */
export interface InlinePartsProps {
  readonly parts: readonly Inline[];
  readonly citations: readonly Citation[];
}

const TAGS = { emphasis: 'em', strong: 'strong', strike: 's' } as const;

/** Shows the parts of a line. */
export function InlineParts({ parts, citations }: InlinePartsProps) {
  return <>{parts.map((part) => renderPart(part, citations))}</>;
}

function renderPart(part: Inline, citations: readonly Citation[]): ComponentChildren {
  switch (part.type) {
    case 'text':
      return part.value;
    case 'code':
      return <code>{part.value}</code>;
    case 'break':
      return <br />;
    case 'citation':
      return (
        <CitationMark index={part.index} citation={citations.find(({ index }) => index === part.index)} />
      );
    case 'link': {
      const children = <InlineParts parts={part.children} citations={citations} />;
      if (!part.url) return children;
      return (
        <a href={part.url} title={linkTarget(part.url)} {...OUTSIDE_LINK}>
          {children}
        </a>
      );
    }
    case 'emphasis':
    case 'strong':
    case 'strike': {
      const Tag = TAGS[part.type];
      return (
        <Tag>
          <InlineParts parts={part.children} citations={citations} />
        </Tag>
      );
    }
  }
}
