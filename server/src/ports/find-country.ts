// Finds out in which country an address of the internet is.

/**
 * Finds out in which country an address is.
 * @param address as `clientAddress` reads it
 * @returns ISO 3166-1 alpha-2, or `undefined` when it is not known
 */
export type FindCountry = (address: string) => string | undefined;
