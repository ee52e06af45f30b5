// The answering settings as they stand in the form. Pure.

import type { AnsweringSettings, BlockedTopic } from '@frontdesk/contract';

import { linesOf } from '../../form/lines-of.ts';

/** A blocked topic as it is written; its phrases one in each line. */
export interface TopicValues {
  readonly name: string;
  readonly phrases: string;
  readonly reply: string;
}

/** What is written in the form. */
export interface SettingsValues extends Omit<
  AnsweringSettings,
  'model' | 'answerCharsMax' | 'answerTokensMax' | 'confidenceMin' | 'linkHosts' | 'blockedTopics'
> {
  readonly model: string;
  readonly answerCharsMax: string;
  readonly answerTokensMax: string;
  /** In percent. */
  readonly confidenceMin: string;
  /** One in each line. */
  readonly linkHosts: string;
  readonly blockedTopics: readonly TopicValues[];
}

/** Returns what the form shows of settings. */
export function toValues(settings: AnsweringSettings): SettingsValues {
  return {
    ...settings,
    model: settings.model ?? '',
    answerCharsMax: String(settings.answerCharsMax),
    answerTokensMax: String(settings.answerTokensMax),
    confidenceMin: String(Math.round(settings.confidenceMin * 100)),
    linkHosts: settings.linkHosts.join('\n'),
    blockedTopics: settings.blockedTopics.map(({ name, phrases, reply = '' }) => ({
      name,
      phrases: phrases.join('\n'),
      reply,
    })),
  };
}

function toTopic({ name, phrases, reply }: TopicValues): BlockedTopic {
  return { name, phrases: linesOf(phrases), ...(reply.trim() && { reply }) };
}

/** Returns the settings that the form says. */
export function toSettings(values: SettingsValues): AnsweringSettings {
  return {
    ...values,
    model: values.model.trim() || null,
    answerCharsMax: Number(values.answerCharsMax),
    answerTokensMax: Number(values.answerTokensMax),
    confidenceMin: Number(values.confidenceMin) / 100,
    linkHosts: linesOf(values.linkHosts),
    blockedTopics: values.blockedTopics.map(toTopic),
  };
}

/** Puts a provider at its place in the chain; the others keep their order. An empty name ends the chain there. */
export function withProvider(chain: readonly string[], place: 0 | 1, name: string): readonly string[] {
  const before = chain.slice(0, place).filter((each) => each !== name);
  const after = chain.slice(place + 1).filter((each) => each !== name && !before.includes(each));
  return name === '' ? before : [...before, name, ...after];
}
