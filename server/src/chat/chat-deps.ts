// What the stories of this room need from outside.

import type { AssistantId } from '@frontdesk/contract';

import type { AnswerWriter } from '../ports/answer-writer.ts';
import type { AssistantStore } from '../ports/assistant-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConversationFeed } from '../ports/conversation-feed.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import type { GapRecorder } from '../ports/gap-store.ts';
import type { MessageStore } from '../ports/message-store.ts';
import type { Logger } from '../logger.ts';
import type { Draining } from './draining.ts';
import type { LiveAnswers } from './live-answers.ts';
import type { AnswersElsewhere } from './servers/answers-elsewhere.ts';

/** What the stories of a conversation need. */
export interface ChatDeps {
  readonly assistants: AssistantStore;
  readonly conversations: ConversationStore;
  readonly messages: MessageStore;
  readonly feed: ConversationFeed;
  readonly writer: AnswerWriter;
  readonly gaps: GapRecorder;
  /** Takes personal data out of what a visitor wrote, where the assistant's owner wants none kept. */
  readonly redactForStorage: (assistantId: AssistantId, text: string) => Promise<string>;
  readonly live: LiveAnswers;
  readonly elsewhere: AnswersElsewhere;
  readonly draining: Draining;
  readonly clock: Clock;
  readonly logger: Logger;
}
