// Which language the widget speaks.

/**
 * Chooses the first language that the widget knows: the owner's, the page's, then the visitor's.
 * @param chosen what the owner wrote into the tag, as a BCP 47 tag
 * @param known the languages of the widget, the fallback first
 */
export function chooseLanguage<L extends string>(chosen: string | undefined, known: readonly [L, ...L[]]): L {
  const wanted = [chosen, document.documentElement.lang, ...(navigator.languages ?? [])];
  for (const tag of wanted) {
    const base = tag?.toLowerCase().split('-')[0];
    if (known.includes(base as L)) return base as L;
  }
  return known[0];
}
