// Reads countries of addresses from a GeoIP database in MaxMind's format (.mmdb).

import { readFile } from 'node:fs/promises';

import { Reader, type CountryResponse } from 'mmdb-lib';

import type { FindCountry } from '../../ports/find-country.ts';

/**
 * Opens a database of countries or of cities; both say the country.
 * @param path the file
 * @throws {Error} when it can't be read, or is no such database
 */
export async function openCountryDatabase(path: string): Promise<FindCountry> {
  const reader = new Reader<CountryResponse>(await readFile(path));
  return (address) => {
    // Of an IPv6 address the desk counts, and knows, the first half.
    const whole = address.includes(':') ? `${address}::` : address;
    try {
      return reader.get(whole)?.country?.iso_code;
    } catch {
      // Not an address, or of a family that the database does not have.
      return undefined;
    }
  };
}
