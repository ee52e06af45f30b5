// Who may read what.

/**
 * Tells whether a document is for an asker: it is for everyone, or for one of the asker's audiences.
 * @param audience the audiences of the document; absent: everyone
 * @param asker the audiences that the asker belongs to; absent: none
 */
export function isForAudience(
  audience: readonly string[] | undefined,
  asker: readonly string[] | undefined,
): boolean {
  return audience === undefined || audience.some((name) => asker?.includes(name) === true);
}
