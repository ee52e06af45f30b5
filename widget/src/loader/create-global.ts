// `window.Frontdesk`: the methods and the function form, neither of which ever throws into the page.

import { warn } from '../host/warn.ts';
import type { FrontdeskGlobal, FrontdeskMethods } from '../public-api.ts';

/** `window.Frontdesk`, and the way to catch up with what was called before it was there. */
export interface InstalledGlobal {
  readonly api: FrontdeskGlobal;
  /** Makes the early calls in their order; one that fails does not stop the next. */
  readonly replay: (calls: readonly ArrayLike<unknown>[]) => void;
}

/** Makes the one global out of the widget's methods. */
export function createGlobal(methods: FrontdeskMethods): InstalledGlobal {
  const table = methods as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  const names = Object.keys(methods);
  const call = (name: string, args: readonly unknown[]): unknown => {
    const method = names.includes(name) ? table[name] : undefined;
    if (!method) {
      warn(`there is no method “${name}”. There are: ${names.join(', ')}.`);
      return undefined;
    }
    try {
      return method(...args);
    } catch (error) {
      warn(`${name}() did not work: ${String(error)}`);
      return undefined;
    }
  };
  const api = (name: unknown, ...args: readonly unknown[]) => call(String(name), args);
  for (const name of names) Object.assign(api, { [name]: (...args: readonly unknown[]) => call(name, args) });
  return {
    api: api as unknown as FrontdeskGlobal,
    replay: (calls) => {
      for (const [name, ...args] of calls.map((each) => Array.from(each))) call(String(name), args);
    },
  };
}
