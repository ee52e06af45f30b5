// The secrets among the operator's settings.

import type { Config } from '../config.ts';

/** @returns every secret of the settings, and the passwords in their addresses */
export function secretsOf({ openai, vaultKey, mongodbUri, redisUrl }: Config): readonly string[] {
  const passwords = [mongodbUri, redisUrl].flatMap(
    (uri) => /^\w[\w+]*:\/\/[^/@]*?:([^/@]+)@/.exec(uri ?? '')?.[1] ?? [],
  );
  return [openai?.apiKey, vaultKey, ...passwords].flatMap((secret) => secret ?? []);
}
