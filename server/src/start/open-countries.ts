// Opens what tells the countries of addresses, where the operator has it.

import type { FindCountry } from '../ports/find-country.ts';
import { StartError } from './start-error.ts';

/**
 * Opens the GeoIP database.
 * @param path absent: no country is ever known
 * @throws {StartError} when it can't be read
 */
export async function openCountries(path: string | undefined): Promise<FindCountry> {
  if (path === undefined) return () => undefined;
  const { openCountryDatabase } = await import('../adapters/geoip/open-country-database.ts');
  try {
    return await openCountryDatabase(path);
  } catch (cause) {
    throw new StartError(
      `GEOIP_DATABASE: ${path} is not a GeoIP database that can be read (.mmdb). Take the variable away, or name one.`,
      { cause },
    );
  }
}
