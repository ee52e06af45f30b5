// What is claimed about an asker, as a provider may read it.

import type { UserContext } from '../../ports/answer-provider.ts';
import { redactPersonalData } from './redact-personal-data.ts';
import { stripInvisible } from './strip-invisible.ts';

/** Deeper values are left out: nobody describes a person in so many levels. */
const DEPTH_MAX = 4;

/** Returns the claims without invisible characters, without what lies too deep, and without personal data where that is wanted. */
export function contextOf(context: UserContext, redacts: boolean): UserContext {
  const clean = (text: string): string => {
    const visible = stripInvisible(text);
    return redacts ? redactPersonalData(visible).text : visible;
  };
  const take = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') return clean(value);
    if (typeof value === 'number')
      return clean(String(value)) === String(value) ? value : clean(String(value));
    if (typeof value !== 'object' || value === null) return value;
    if (depth >= DEPTH_MAX) return undefined;
    if (Array.isArray(value)) return value.map((each: unknown) => take(each, depth + 1));
    const entries = Object.entries(value).map(([name, each]) => [clean(name), take(each, depth + 1)]);
    return Object.fromEntries(entries) as unknown;
  };
  return take(context, 0) as UserContext;
}
