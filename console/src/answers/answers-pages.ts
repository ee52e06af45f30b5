// The pages about how the assistant answers.

import type { PageEntry } from '../shell/page-entry.ts';
import { CannedPage } from './canned/canned-page.tsx';
import { FeedbackPage } from './feedback/feedback-page.tsx';
import { GapsPage } from './gaps/gaps-page.tsx';
import { GoldenPage } from './golden/golden-page.tsx';
import { ServicesPage } from './services/services-page.tsx';
import { AnsweringSettingsPage } from './settings/settings-page.tsx';

/** The pages in the order in which they are shown. */
export const answersPages: readonly PageEntry[] = [
  { name: 'gaps', title: 'Gaps', scope: 'knowledge:read', Page: GapsPage },
  { name: 'feedback', title: 'Feedback', scope: 'conversations:read', Page: FeedbackPage },
  { name: 'canned', title: 'Canned answers', scope: 'knowledge:read', Page: CannedPage },
  { name: 'golden', title: 'Golden questions', scope: 'knowledge:read', Page: GoldenPage },
  { name: 'answering', title: 'Answering', scope: 'settings:read', Page: AnsweringSettingsPage },
  { name: 'services', title: 'Services', scope: 'settings:read', Page: ServicesPage },
];
