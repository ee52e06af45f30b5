// Opens what answers are written with: the model's service, the search, the owner's own words.

import { createAnswerServices } from '../adapters/answer-services/create-answer-services.ts';
import { createServiceKnowledge } from '../adapters/create-service-knowledge.ts';
import { createCannedAnswers } from '../answers/canned/canned-answers.ts';
import type { AnsweringOffer } from '../answers/change-settings.ts';
import { createProviderChoice, OFFLINE_PROVIDER } from '../answers/providers/choose-provider.ts';
import { createFindConnected } from '../answers/services/connected-provider.ts';
import { createServiceRetriever } from '../answers/services/service-retriever.ts';
import { createAnswerWriter } from '../answers/write-answer.ts';
import type { Config } from '../config.ts';
import { passageUrl } from '../http/passage-url.ts';
import type { Logger } from '../logger.ts';
import type { AnswerWriter } from '../ports/answer-writer.ts';
import type { AnsweringSettingsStore, CannedAnswerStore } from '../ports/answering-store.ts';
import { systemClock } from '../ports/clock.ts';
import type { Outbound } from '../ports/outbound.ts';
import type { ServiceConnections } from '../ports/service-connections.ts';
import type { Retriever } from '../ports/retriever.ts';
import { openModelFetch } from './open-model-fetch.ts';

/** What answers rest on. */
export interface AnswersOptions {
  readonly config: Pick<Config, 'openai'>;
  readonly knowledge: Retriever;
  readonly answering: AnsweringSettingsStore;
  readonly cannedAnswers: CannedAnswerStore;
  readonly publicUrl: string;
  /** The way to connected services. */
  readonly outbound: Outbound;
  readonly serviceConnections: ServiceConnections;
  readonly logger: Logger;
}

/** What answers are written with. */
export interface OpenAnswers {
  readonly writer: AnswerWriter;
  readonly offer: AnsweringOffer;
  /** Names who answers where nobody has chosen, for the operator. */
  readonly providerName: string;
  close(): Promise<void>;
}

/** Opens what answers are written with. Nothing is sent before the first question. */
export async function openAnswers(options: AnswersOptions): Promise<OpenAnswers> {
  const { config, logger, publicUrl } = options;
  const model = config.openai && (await openModel(config.openai));
  const onFailure = (error: unknown): void =>
    logger.warn({ err: error }, 'an answer had to do without a service');
  const services = model ? [{ name: 'openai', provider: model.provider }] : [];
  const findConnected = createFindConnected(
    options.serviceConnections,
    createAnswerServices(options.outbound),
  );
  const chooseProvider = createProviderChoice({ services, findConnected, onFailure });
  const writer = createAnswerWriter({
    retriever: createServiceRetriever({
      own: options.knowledge,
      connections: options.serviceConnections,
      knowledge: createServiceKnowledge(options.outbound),
      onFailure,
    }),
    chooseProvider,
    settings: options.answering,
    cannedAnswers: createCannedAnswers(options.cannedAnswers),
    questionModel: model?.questionModel,
    citationUrl: (passage) => passageUrl(publicUrl, passage),
    onFailure,
    clock: systemClock,
  });
  return {
    writer,
    offer: {
      providers: [...services.map(({ name }) => name), OFFLINE_PROVIDER],
      hasModel: model !== undefined,
    },
    providerName: model?.provider.name ?? OFFLINE_PROVIDER,
    close: async () => model?.close(),
  };
}

async function openModel(openai: NonNullable<Config['openai']>) {
  const [{ createOpenAiProvider }, { createQuestionModel }] = await Promise.all([
    import('../adapters/openai/openai-provider.ts'),
    import('../adapters/openai/question-model.ts'),
  ]);
  const { fetch, close } = openModelFetch(openai);
  const settings = { ...openai, fetch };
  return {
    provider: createOpenAiProvider(settings),
    questionModel: createQuestionModel(settings),
    close,
  };
}
