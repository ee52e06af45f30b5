// Shows a Markdown tree as elements. No string ever becomes HTML here, and nothing is loaded.

import type { Citation } from '@frontdesk/contract';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Block, ListItem } from '../../markdown/tree.ts';
import { CodeBlock } from './code-block.tsx';
import { InlineParts } from './inline-parts.tsx';
import { TableBlock } from './table-block.tsx';

/** What rendering needs besides the tree. */
export interface RichTextProps {
  readonly blocks: readonly Block[];
  readonly citations?: readonly Citation[];
}

/** Shows a text; blocks that have not changed since the last time are not touched. */
export function RichText({ blocks, citations = [] }: RichTextProps) {
  return (
    <div class="rich">
      {blocks.map((block, index) => (
        <BlockView key={`${index}-${block.type}`} block={block} citations={citations} />
      ))}
    </div>
  );
}

interface BlockProps {
  readonly block: Block;
  readonly citations: readonly Citation[];
}

function BlockView({ block, citations }: BlockProps) {
  // The same values give the same element, which Preact then leaves alone.
  return useMemo(() => renderBlock(block, citations), [block, citations]);
}

function renderBlock(block: Block, citations: readonly Citation[]): ComponentChildren {
  switch (block.type) {
    case 'paragraph':
      return (
        <p dir="auto">
          <InlineParts parts={block.children} citations={citations} />
        </p>
      );
    case 'heading':
      // One level for all: an answer's outline must not tear holes into the page's.
      return (
        <h3 dir="auto" class={`level-${block.level}`}>
          <InlineParts parts={block.children} citations={citations} />
        </h3>
      );
    case 'code':
      return <CodeBlock language={block.language} value={block.value} />;
    case 'quote':
      return (
        <blockquote dir="auto">
          <RichText blocks={block.children} citations={citations} />
        </blockquote>
      );
    case 'list':
      return renderList(block, citations);
    case 'table':
      return <TableBlock table={block} citations={citations} />;
    case 'rule':
      return <hr />;
  }
}

function renderList({ start, items }: Extract<Block, { type: 'list' }>, citations: readonly Citation[]) {
  const entries = items.map((item, index) => <ListEntry key={index} item={item} citations={citations} />);
  return start === null ? (
    <ul dir="auto">{entries}</ul>
  ) : (
    <ol dir="auto" start={start}>
      {entries}
    </ol>
  );
}

function ListEntry({ item, citations }: { item: ListItem; citations: readonly Citation[] }) {
  const [first, ...rest] = item.children;
  const isTask = item.isDone !== undefined;
  return (
    <li class={isTask ? 'task' : undefined}>
      {isTask && <span aria-hidden="true">{item.isDone ? '☑ ' : '☐ '}</span>}
      {first?.type === 'paragraph' ? (
        <InlineParts parts={first.children} citations={citations} />
      ) : (
        first && <BlockView block={first} citations={citations} />
      )}
      {rest.map((block, index) => (
        <BlockView key={index} block={block} citations={citations} />
      ))}
    </li>
  );
}
