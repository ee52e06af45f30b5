// Changes how an assistant answers.

import type { AnsweringSettings, AnsweringState, AssistantId } from '@frontdesk/contract';

import { AppError } from '../errors.ts';
import type { AnsweringSettingsStore } from '../ports/answering-store.ts';

/** What this desk has to answer with. */
export interface AnsweringOffer {
  /** The names of its providers. */
  readonly providers: readonly string[];
  /** Whether there is a model that can reword questions and reorder passages. */
  readonly hasModel: boolean;
}

/** What a change may hold; what is absent stays. */
export type AnsweringChange = {
  readonly [Name in keyof AnsweringSettings]?: AnsweringSettings[Name] | undefined;
};

/**
 * Changes the settings; what is absent stays.
 * @throws {AppError} `invalid_payload` when the desk has no such provider, with the names of those that it has
 */
export async function changeSettings(
  { answering, offer }: { readonly answering: AnsweringSettingsStore; readonly offer: AnsweringOffer },
  assistantId: AssistantId,
  change: AnsweringChange,
): Promise<AnsweringState> {
  const unknown = (change.providers ?? []).filter((name) => !offer.providers.includes(name));
  if (unknown.length > 0) {
    const has = offer.providers.join(', ');
    throw new AppError('invalid_payload', {
      details: [`providers: this desk has no ${unknown.join(', ')}; it has ${has}`],
    });
  }
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const settings = { ...(await answering.read(assistantId)), ...Object.fromEntries(given) };
  await answering.write(assistantId, settings);
  return { settings, ...offer };
}
