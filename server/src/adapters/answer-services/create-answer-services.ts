// The providers of the services that an assistant can be connected to.

import type { AnswerService } from '@frontdesk/contract';

import type { AnswerProvider } from '../../ports/answer-provider.ts';
import type { Outbound } from '../../ports/outbound.ts';
import type { ServiceAccess } from '../../ports/service-connections.ts';
import { createAiSmartTalkProvider } from '../aismarttalk/aismarttalk-provider.ts';
import { createAiSupportBotProvider } from '../aisupportbot/aisupportbot-provider.ts';
import { createCustomGptProvider } from '../customgpt/customgpt-provider.ts';
import { createMyGptAssistantsProvider } from '../mygptassistants/mygptassistants-provider.ts';
import { meterProvider } from './meter-provider.ts';
import { strikeProvider } from './strike-provider.ts';

/** Makes one maker of providers for each service. Nothing is sent before the first question. */
export function createAnswerServices(
  outbound: Pick<Outbound, 'request' | 'fetch'>,
): Readonly<Record<AnswerService, (access: ServiceAccess) => AnswerProvider>> {
  const made =
    (create: (way: typeof outbound, access: ServiceAccess) => AnswerProvider) => (access: ServiceAccess) =>
      meterProvider(strikeProvider(create(outbound, access), access.key));
  return {
    aisupportbot: made(createAiSupportBotProvider),
    mygptassistants: made(createMyGptAssistantsProvider),
    aismarttalk: made(createAiSmartTalkProvider),
    customgpt: made(createCustomGptProvider),
  };
}
