// How links lead out of a message.

/** What a link out of a message says to the browser: open apart, tell nothing, promise nothing. */
export const OUTSIDE_LINK = { target: '_blank', rel: 'noopener noreferrer nofollow ugc' } as const;
