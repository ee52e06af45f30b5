// When a search can begin.

/** Says whether a text is a whole e-mail address: only a whole one can be searched for. */
export const isWholeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@.]+$/u.test(text.trim());
