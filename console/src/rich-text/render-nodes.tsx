// Tree → elements, by a table of every kind of node there is: what is not made here can't appear.

import type { ComponentChildren } from 'preact';

import type { MarkdownNode } from './parse-markdown.ts';
import { RichLink } from './rich-link.tsx';

/** The addresses that a text defines apart from its links. */
export type Definitions = ReadonlyMap<string, string>;

type NodeType = MarkdownNode['type'];
type NodeOf<T extends NodeType> = Extract<MarkdownNode, { type: T }>;
type Renderers = { [T in NodeType]: (node: NodeOf<T>, definitions: Definitions) => ComponentChildren };

/** Returns what the text defines, wherever it stands. */
export function collectDefinitions(
  nodes: readonly MarkdownNode[],
  found = new Map<string, string>(),
): Definitions {
  for (const node of nodes) {
    if (node.type === 'definition') found.set(node.identifier, node.url);
    else if ('children' in node) collectDefinitions(node.children, found);
  }
  return found;
}

/** Renders nodes in order. */
export function renderNodes(nodes: readonly MarkdownNode[], definitions: Definitions): ComponentChildren {
  return nodes.map((node) => {
    const render = RENDERERS[node.type] as (
      node: MarkdownNode,
      definitions: Definitions,
    ) => ComponentChildren;
    return render(node, definitions);
  });
}

function renderItem(node: NodeOf<'listItem'>, definitions: Definitions) {
  const box = typeof node.checked === 'boolean' && (node.checked ? '☑ ' : '☐ ');
  // The lines of a tight list are no paragraphs.
  const content = node.children.flatMap((child): readonly MarkdownNode[] =>
    child.type === 'paragraph' && !node.spread ? child.children : [child],
  );
  return (
    <li>
      {box}
      {renderNodes(content, definitions)}
    </li>
  );
}

function renderTable(node: NodeOf<'table'>, definitions: Definitions) {
  const [head, ...rows] = node.children;
  return (
    <table>
      {head && (
        <thead>
          <tr>
            {head.children.map((cell, column) => (
              <th key={column} scope="col">
                {renderNodes(cell.children, definitions)}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>{renderNodes(rows, definitions)}</tbody>
    </table>
  );
}

const RENDERERS: Renderers = {
  text: ({ value }) => value,
  html: ({ value }) => value,
  break: () => <br />,
  strong: ({ children }, definitions) => <strong>{renderNodes(children, definitions)}</strong>,
  emphasis: ({ children }, definitions) => <em>{renderNodes(children, definitions)}</em>,
  delete: ({ children }, definitions) => <del>{renderNodes(children, definitions)}</del>,
  inlineCode: ({ value }) => <code>{value}</code>,
  link: ({ url, children }, definitions) => (
    <RichLink href={url}>{renderNodes(children, definitions)}</RichLink>
  ),
  linkReference: ({ identifier, children }, definitions) => (
    <RichLink href={definitions.get(identifier) ?? ''}>{renderNodes(children, definitions)}</RichLink>
  ),
  image: ({ url, alt }) => <RichLink href={url}>{alt || 'Image'}</RichLink>,
  imageReference: ({ identifier, alt }, definitions) => (
    <RichLink href={definitions.get(identifier) ?? ''}>{alt || 'Image'}</RichLink>
  ),
  footnoteReference: ({ label, identifier }) => `[${label ?? identifier}]`,
  footnoteDefinition: ({ label, identifier, children }, definitions) => (
    <div class="rich-footnote">
      [{label ?? identifier}] {renderNodes(children, definitions)}
    </div>
  ),
  paragraph: ({ children }, definitions) => <p>{renderNodes(children, definitions)}</p>,
  // Not a heading of the page: a message must not change its outline.
  heading: ({ children }, definitions) => <p class="rich-heading">{renderNodes(children, definitions)}</p>,
  blockquote: ({ children }, definitions) => <blockquote>{renderNodes(children, definitions)}</blockquote>,
  list: ({ ordered, start, children }, definitions) => {
    const items = renderNodes(children, definitions);
    return ordered ? <ol start={start ?? 1}>{items}</ol> : <ul>{items}</ul>;
  },
  listItem: renderItem,
  code: ({ value }) => (
    <pre>
      <code>{value}</code>
    </pre>
  ),
  table: renderTable,
  tableRow: ({ children }, definitions) => <tr>{renderNodes(children, definitions)}</tr>,
  tableCell: ({ children }, definitions) => <td>{renderNodes(children, definitions)}</td>,
  thematicBreak: () => <hr />,
  definition: () => null,
  yaml: ({ value }) => value,
};
