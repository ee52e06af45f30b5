// Changes how an assistant answers.

import { isDeepStrictEqual } from 'node:util';

import {
  ANSWER_SERVICES,
  type AnsweringSettings,
  type AnsweringState,
  type AssistantId,
} from '@frontdesk/contract';

import { AppError } from '../errors.ts';
import type { AnsweringSettingsStore } from '../ports/answering-store.ts';
import type { ServiceConnections } from '../ports/service-connections.ts';
import { guardChange, type GuardDeps } from './golden/guard-change.ts';
import { listConnections } from './services/connect-service.ts';

/** What this desk has to answer with. */
export interface AnsweringOffer {
  /** The names of its providers. */
  readonly providers: readonly string[];
  /** Whether there is a model that can reword questions and reorder passages. */
  readonly hasModel: boolean;
}

/** What settings rest on. */
export interface AnsweringSettingsDeps {
  readonly answering: AnsweringSettingsStore;
  readonly offer: AnsweringOffer;
  readonly serviceConnections: ServiceConnections;
}

/** Reads the settings, with what the desk and the services that the assistant is connected to can offer for them. */
export async function readSettings(
  { answering, offer, serviceConnections }: AnsweringSettingsDeps,
  assistantId: AssistantId,
): Promise<AnsweringState> {
  const services = await listConnections(serviceConnections, assistantId);
  const connected = services.flatMap(({ service, isConnected }) => (isConnected ? [service] : []));
  const settings = await answering.read(assistantId);
  return { ...offer, settings, providers: [...connected, ...offer.providers] };
}

/** What a change may hold; what is absent stays. */
export type AnsweringChange = {
  readonly [Name in keyof AnsweringSettings]?: AnsweringSettings[Name] | undefined;
};

/**
 * Changes the settings; what is absent stays.
 * @throws {AppError} `invalid_payload` when the assistant has no such provider, with the names of those that it has;
 *   `golden_questions_failed` when golden questions that block publishing would fail with the change
 */
export async function changeSettings(
  deps: AnsweringSettingsDeps & GuardDeps,
  assistantId: AssistantId,
  change: AnsweringChange,
): Promise<AnsweringState> {
  const state = await readSettings(deps, assistantId);
  const unknown = (change.providers ?? []).filter((name) => !state.providers.includes(name));
  if (unknown.length > 0) {
    const service = ANSWER_SERVICES.find((each) => unknown.includes(each));
    const has = state.providers.join(', ');
    const detail = service
      ? `providers: connect this assistant to ${service} first`
      : `providers: this desk has no ${unknown.join(', ')}; it has ${has}`;
    throw new AppError('invalid_payload', { details: [detail] });
  }
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const settings = { ...state.settings, ...Object.fromEntries(given) };
  await guardSettings(deps, assistantId, { before: state.settings, after: settings });
  await deps.answering.write(assistantId, settings);
  return { ...state, settings };
}

/** Who takes the guard away, or changes nothing else, is not held up: that is the way out when the golden questions are wrong. */
async function guardSettings(
  deps: GuardDeps,
  assistantId: AssistantId,
  { before, after }: { readonly before: AnsweringSettings; readonly after: AnsweringSettings },
): Promise<void> {
  if (!after.goldenBlocksPublishing || isDeepStrictEqual(before, after)) return;
  await guardChange(deps, assistantId, { settings: after });
}
