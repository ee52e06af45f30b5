// The way between the inbox and the owner's areas.

import { pageHref } from './area-route.ts';
import type { Area } from './page-entry.ts';

/** Shows the areas, and how many visitors wait wherever one is. */
export function MainNav(props: {
  readonly areas: readonly Area[];
  /** The name of the area on the screen; `null` for the inbox. */
  readonly current: string | null;
  readonly waiting: number;
}) {
  const { areas, current, waiting } = props;
  if (areas.length === 0) return null;
  return (
    <nav class="main-nav" aria-label="Areas">
      <ul>
        <li>
          <a href="#/waiting" aria-current={current === null ? 'page' : undefined}>
            Inbox
            {waiting > 0 && (
              <span class="count waiting">
                {waiting}
                <span class="visually-hidden"> waiting</span>
              </span>
            )}
          </a>
        </li>
        {areas.map(({ name, title }) => (
          <li key={name}>
            <a href={pageHref(name)} aria-current={current === name ? 'page' : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
