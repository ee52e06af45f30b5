// The frame of a page: what it is, what it is for, what can be done.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Shows a page. Whoever came here by a link hears its title. */
export function PageFrame(props: {
  readonly title: string;
  /** One or two sentences for whoever is here for the first time. */
  readonly lead?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  const { title, lead, actions } = props;
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Frontdesk`;
    // Only from elsewhere in the console: a page that was opened just now is read from its beginning.
    if (document.activeElement !== document.body) ref.current?.focus();
  }, [title]);
  return (
    <div class="page">
      <header class="page-head">
        <h1 ref={ref} tabIndex={-1}>
          {title}
        </h1>
        {actions && <div class="page-actions">{actions}</div>}
        {lead && <p class="lead">{lead}</p>}
      </header>
      {props.children}
    </div>
  );
}

/** Shows a part of a page under a heading of its own. */
export function Part(props: {
  readonly title: string;
  readonly lead?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="part">
      <h2>{props.title}</h2>
      {props.lead && <p class="lead">{props.lead}</p>}
      {props.children}
    </section>
  );
}
