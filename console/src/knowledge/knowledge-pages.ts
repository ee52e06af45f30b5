// The pages about what the assistant knows.

import type { PageEntry } from '../shell/page-entry.ts';
import { DocumentsPage } from './documents/documents-page.tsx';
import { SourcesPage } from './sources/sources-page.tsx';
import { TryPage } from './try/try-page.tsx';

/** The pages in the order in which they are shown. */
export const knowledgePages: readonly PageEntry[] = [
  { name: 'documents', title: 'Documents', scope: 'knowledge:read', Page: DocumentsPage },
  { name: 'sources', title: 'Sources', scope: 'knowledge:read', Page: SourcesPage },
  { name: 'try', title: 'Try a question', scope: 'knowledge:read', Page: TryPage },
];
