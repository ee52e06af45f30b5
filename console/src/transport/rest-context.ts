// The REST client, for parts that stand deep within others.

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

import type { RestClient } from './rest-client.ts';

const Context = createContext<RestClient | null>(null);

/** Gives the client to everything within. */
export const RestProvider = Context.Provider;

/** Returns the client. @throws {Error} outside of the signed-in console */
export function useRest(): RestClient {
  const rest = useContext(Context);
  if (!rest) throw new Error('no REST client here');
  return rest;
}
