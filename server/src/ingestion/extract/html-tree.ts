// Small questions about a tree of HTML.

import type { Element, Nodes, Root } from 'hast';

/** The elements directly below a node. */
export function elementsOf(node: Nodes): Element[] {
  const children: readonly Nodes[] = 'children' in node ? node.children : [];
  return children.filter(isElement);
}

function isElement(node: Nodes): node is Element {
  return node.type === 'element';
}

/** All elements below a node, in the order of the document. */
export function* allElements(node: Root | Element): Generator<Element> {
  for (const element of elementsOf(node)) {
    yield element;
    yield* allElements(element);
  }
}

/** The text below a node, in one line. */
export function textOf(node: Nodes): string {
  return rawText(node).replaceAll(/\s+/g, ' ').trim();
}

function rawText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(rawText).join('') : '';
}

/** An attribute as text; empty when it is missing. Lists of words are joined by spaces. */
export function attribute({ properties }: Element, name: string): string {
  const value = properties[name];
  if (Array.isArray(value)) return value.join(' ');
  return value === undefined || value === null ? '' : String(value);
}
