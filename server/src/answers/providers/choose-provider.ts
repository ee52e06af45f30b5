// Chooses who writes an assistant's answers.

import type { AnsweringSettings, AssistantId } from '@frontdesk/contract';

import type { AnswerProvider } from '../../ports/answer-provider.ts';
import { containProvider } from '../guardrails/contain-provider.ts';
import { createExtractiveProvider } from '../extractive/extractive-provider.ts';
import type { FindConnected } from '../services/connected-provider.ts';
import { GUARD_LIMITS, guardProvider, type GuardLimits } from './guard-provider.ts';
import { createProviderChain } from './provider-chain.ts';

/** A provider that needs a service, by the name that settings call it by. */
export interface NamedProvider {
  readonly name: string;
  readonly provider: AnswerProvider;
}

/** What the choice is made from. */
export interface ProviderChoice {
  /** The desk's own, in the order in which they are asked where an assistant has no order of its own. */
  readonly services: readonly NamedProvider[];
  /** Finds the services to which one assistant is connected. */
  readonly findConnected?: FindConnected;
  readonly limits?: GuardLimits | undefined;
  /** Hears why a provider was passed over. */
  readonly onFailure?: (error: unknown) => void;
}

/** The name of the provider that needs no service; it ends every chain. */
export const OFFLINE_PROVIDER = 'extractive';

/** Chooses who writes by the settings of an assistant. */
export type ChooseProvider = (
  settings: Pick<AnsweringSettings, 'providers'>,
  assistantId: AssistantId,
) => Promise<AnswerProvider>;

/** Makes the choice: services guarded and contained, and at the end of every chain the provider that can't fail. */
export function createProviderChoice(choice: ProviderChoice): ChooseProvider {
  const { services, findConnected, limits = GUARD_LIMITS, onFailure } = choice;
  const own = new Map(services.map(({ name, provider }) => [name, provider]));
  const guard = createGuards(limits);
  const offline = createExtractiveProvider();
  return async ({ providers }, assistantId) => {
    const names = providers.length > 0 ? providers : [...own.keys()];
    const end = names.indexOf(OFFLINE_PROVIDER);
    const named = (end < 0 ? names : names.slice(0, end)).map(async (name) => {
      return own.get(name) ?? (await findConnected?.(name, assistantId));
    });
    const found = (await Promise.all(named)).filter((provider) => provider !== undefined);
    const asked = found.map((provider) => guard(provider, found.length));
    return createProviderChain({ links: [...asked, offline], onFailure });
  };
}

/** Guards each provider once, so that what is known of its failures lasts. Several share the time that a visitor has for a first word. */
function createGuards(limits: GuardLimits) {
  const guards = new WeakMap<AnswerProvider, Map<number, AnswerProvider>>();
  return (provider: AnswerProvider, sharing: number): AnswerProvider => {
    const known = guards.get(provider) ?? new Map<number, AnswerProvider>();
    guards.set(provider, known);
    const firstPieceMs = limits.firstPieceMs / sharing;
    const guarded =
      known.get(sharing) ?? guardProvider(containProvider(provider), { ...limits, firstPieceMs });
    known.set(sharing, guarded);
    return guarded;
  };
}
