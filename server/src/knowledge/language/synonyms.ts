// Words that mean nearly the same when people ask for support, so that “receipt” finds the page about invoices.

import { stemmerOf, type Language } from './languages.ts';

/** Each line is a group of words that stand for each other. Only English so far; a language without groups is searched by its own words. */
const GROUPS = {
  en: `accurate correct exact precise
    activate enable
    adjust alter change edit modify update
    admin administrator
    allow permit
    app application
    assist help support
    begin start
    bill billing invoice receipt
    block forbid prevent
    business company organisation organization
    buy order purchase
    cancel terminate unsubscribe
    charge cost fee price pricing
    choose pick select
    clone copy duplicate
    configure install setup
    connect integrate integration link
    count measure track
    country nation
    credentials passcode password
    deactivate disable
    delay latency slow
    delete erase remove
    deliver delivery ship shipping
    directory folder
    display show view
    document file
    documentation guide manual tutorial
    download export
    email mail
    error failure issue problem trouble
    fast quick rapid speed
    find locate search
    fix repair resolve solve troubleshoot
    image photo picture
    import upload
    latest newest recent
    limit maximum quota
    log login sign signin
    migrate move transfer
    pay payment
    phone telephone
    plan subscription
    privacy private confidential
    refund reimburse reimbursement
    register signup
    safe secure security
    send transmit
    site website`,
} as const satisfies Partial<Record<Language, string>>;

/** Read while the desk starts: the first question would hold the event loop for it. */
const KNOWN: ReadonlyMap<Language, ReadonlyMap<string, readonly string[]>> = new Map(
  (['en'] as const).map((language) => [language, readGroups(GROUPS[language], stemmerOf(language))]),
);

/** Returns the stems of the words that mean nearly the same as a stem of a language; none for most. */
export function synonymsOf(stem: string, language: Language): readonly string[] {
  return KNOWN.get(language)?.get(stem) ?? [];
}

function readGroups(
  groups: string,
  stemOf: (word: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const byStem = new Map<string, string[]>();
  for (const line of groups.split('\n')) {
    const stems = [...new Set(line.trim().split(' ').map(stemOf))];
    for (const stem of stems)
      byStem.set(stem, [...(byStem.get(stem) ?? []), ...stems.filter((other) => other !== stem)]);
  }
  return byStem;
}
