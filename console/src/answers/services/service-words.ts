// What the services are called.

import type { AnswerService } from '@frontdesk/contract';

/** The services' own names. */
export const SERVICE_WORDS: Readonly<Record<AnswerService, string>> = {
  aisupportbot: 'AISupportBot',
  mygptassistants: 'MyGPTAssistants',
  aismarttalk: 'AI SmartTalk',
  customgpt: 'CustomGPT',
};

/** What each service calls the id of what answers. */
export const REMOTE_ID_WORDS: Readonly<Record<AnswerService, string>> = {
  aisupportbot: 'Assistant ID',
  mygptassistants: 'Bot ID',
  aismarttalk: 'Chat model ID',
  customgpt: 'Project ID',
};
