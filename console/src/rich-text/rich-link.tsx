// A link of a text, opened apart and with its host visible.

import type { ComponentChildren } from 'preact';

import { safeHref } from './safe-href.ts';

function textOf(children: ComponentChildren): string {
  if (Array.isArray(children)) return children.map(textOf).join('');
  return typeof children === 'string' ? children : '';
}

/**
 * Shows a link when its address may be one, else its text alone.
 * Where the text does not name a foreign host, the host follows: what a visitor or a model wrote may pretend to lead elsewhere.
 */
export function RichLink(props: { readonly href: string; readonly children: ComponentChildren }) {
  const { href, children } = props;
  const address = safeHref(href);
  if (!address) return <span>{children}</span>;
  const { host } = new URL(address);
  const isPlain = host === '' || host === location.host || textOf(children).includes(host);
  return (
    <>
      <a href={address} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
      {!isPlain && <span class="rich-host"> ({host})</span>}
    </>
  );
}
