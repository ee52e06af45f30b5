// `window.Frontdesk`: the methods and the function form, neither of which ever throws into the page.

import { warn } from '../host/warn.ts';
import type { FrontdeskGlobal, FrontdeskMethods } from '../public-api.ts';

type Method = (...args: readonly unknown[]) => unknown;

/** Makes the one global out of the widget's methods. */
export function createGlobal(methods: FrontdeskMethods): FrontdeskGlobal {
  const safe: Record<string, Method> = Object.create(null);
  for (const [name, method] of Object.entries(methods as unknown as Record<string, Method>)) {
    safe[name] = (...args) => {
      try {
        return method(...args);
      } catch (error) {
        return warn(`${name}() did not work: ${String(error)}`);
      }
    };
  }
  const byName = (name: unknown, ...args: readonly unknown[]): unknown =>
    safe[String(name)]
      ? safe[String(name)]?.(...args)
      : warn(`there is no “${String(name)}”, only ${Object.keys(safe).join(', ')}.`);
  return Object.assign(byName, safe) as unknown as FrontdeskGlobal;
}
