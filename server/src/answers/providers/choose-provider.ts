// Chooses who writes an assistant's answers.

import type { AnsweringSettings } from '@frontdesk/contract';

import type { AnswerProvider } from '../../ports/answer-provider.ts';
import { containProvider } from '../guardrails/contain-provider.ts';
import { createExtractiveProvider } from '../extractive/extractive-provider.ts';
import { GUARD_LIMITS, guardProvider, type GuardLimits } from './guard-provider.ts';
import { createProviderChain } from './provider-chain.ts';

/** A provider that needs a service, by the name that settings call it by. */
export interface NamedProvider {
  readonly name: string;
  readonly provider: AnswerProvider;
}

/** What the choice is made from. */
export interface ProviderChoice {
  /** In the order in which they are asked where an assistant has no order of its own. */
  readonly services: readonly NamedProvider[];
  readonly limits?: GuardLimits | undefined;
  /** Hears why a provider was passed over. */
  readonly onFailure?: (error: unknown) => void;
}

/** The name of the provider that needs no service; it ends every chain. */
export const OFFLINE_PROVIDER = 'extractive';

/** Makes the choice: services guarded and contained, and at the end of every chain the provider that can't fail. */
export function createProviderChoice({ services, limits = GUARD_LIMITS, onFailure }: ProviderChoice) {
  // Several services share the time that a visitor has for a first word.
  const firstPieceMs = limits.firstPieceMs / Math.max(1, services.length);
  const shared = { ...limits, firstPieceMs };
  const guarded = new Map(
    services.map(({ name, provider }) => [name, guardProvider(containProvider(provider), shared)]),
  );
  const offline = createExtractiveProvider();
  return ({ providers }: Pick<AnsweringSettings, 'providers'>): AnswerProvider => {
    const names = providers.length > 0 ? providers : [...guarded.keys()];
    const end = names.indexOf(OFFLINE_PROVIDER);
    const asked = (end < 0 ? names : names.slice(0, end)).flatMap((name) => guarded.get(name) ?? []);
    return createProviderChain({ links: [...asked, offline], onFailure });
  };
}
