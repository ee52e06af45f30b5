// The way between the sections of the inbox.

import { formatRoute } from './route.ts';
import { SECTION_TITLES, SECTIONS, type Section } from './sections.ts';

/** Shows the sections with how much is in those that ask for work. */
export function SectionNav(props: {
  readonly current: Section;
  readonly counts: Readonly<Partial<Record<Section, number>>>;
}) {
  return (
    <nav class="sections" aria-label="Inbox">
      <ul>
        {SECTIONS.map((section) => {
          const count = props.counts[section] ?? 0;
          return (
            <li key={section}>
              <a
                href={formatRoute({ section, conversationId: null })}
                aria-current={section === props.current ? 'page' : undefined}
              >
                <span>{SECTION_TITLES[section]}</span>
                {count > 0 && <span class={`count ${section}`}>{count}</span>}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
