// Shows Markdown as elements, never as an HTML string.

import { useMemo } from 'preact/hooks';

import { parseMarkdown } from './parse-markdown.ts';
import { collectDefinitions, renderNodes } from './render-nodes.tsx';

/** Shows a text in Markdown. Images become links, raw HTML stays text, other than web, mail and phone links stay text. */
export function RichText(props: { readonly text: string }) {
  const content = useMemo(() => {
    const { children } = parseMarkdown(props.text);
    return renderNodes(children, collectDefinitions(children));
  }, [props.text]);
  return (
    <div class="rich-text" dir="auto">
      {content}
    </div>
  );
}
