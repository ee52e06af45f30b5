// Takes personal data out of a text: e-mail addresses, telephone numbers, card numbers, IBANs.

/** What is taken out. */
export type PersonalData = 'e-mail address' | 'IBAN' | 'card number' | 'telephone number';

/** A text without personal data. */
export interface Redacted {
  readonly text: string;
  /** How many of each were taken out. */
  readonly found: ReadonlyMap<PersonalData, number>;
}

interface Rule {
  readonly kind: PersonalData;
  readonly pattern: RegExp;
  readonly mark: string;
  readonly isMeant: (found: string) => boolean;
}

/** @source https://www.itu.int/rec/T-REC-E.164: at most 15 digits; fewer than 7 are dates, years and amounts more often than numbers */
const PHONE_DIGITS = { min: 7, max: 15 } as const;
/** What looks like a date or a range of years is none. */
const DATE =
  /^(?:\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2,4}|(?:19|20)\d{2} ?- ?(?:19|20)\d{2})$/;

/** The order matters: a card number would also pass for a telephone number. */
const RULES: readonly Rule[] = [
  {
    kind: 'e-mail address',
    pattern: /[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,63}/gu,
    mark: '[e-mail]',
    isMeant: () => true,
  },
  {
    kind: 'IBAN',
    pattern: /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z\d]){11,30}(?![\p{L}\p{N}])/giu,
    mark: '[IBAN]',
    isMeant: isIban,
  },
  {
    kind: 'card number',
    pattern: /(?<![\p{L}\p{N}])\d(?:[ -]?\d){12,18}(?![\p{L}\p{N}])/gu,
    mark: '[card number]',
    isMeant: passesLuhn,
  },
  {
    kind: 'telephone number',
    pattern: /(?<![\p{L}\p{N}.,/#_-])(?:\+|00)?\(?\d(?:[\s()./-]{0,2}\d){6,16}(?![\p{L}\p{N}_]|[.,]\d)/gu,
    mark: '[phone]',
    isMeant: isPhone,
  },
];

/** Replaces personal data by what kind it was. The same text always gives the same. */
export function redactPersonalData(text: string): Redacted {
  const found = new Map<PersonalData, number>();
  let redacted = text;
  for (const { kind, pattern, mark, isMeant } of RULES) {
    redacted = redacted.replace(pattern, (match) => {
      const digits = kind === 'IBAN' ? longestIban(match) : match;
      if (digits === undefined || !isMeant(digits)) return match;
      found.set(kind, (found.get(kind) ?? 0) + 1);
      return mark + match.slice(digits.length);
    });
  }
  return { text: redacted, found };
}

/** An IBAN in a sentence may be followed by a word that looks like its end. */
function longestIban(match: string): string | undefined {
  for (let end = match.length; end > 14; end -= 1) {
    const candidate = match.slice(0, end);
    if (/[A-Z\d]$/i.test(candidate) && !/[A-Z\d]/i.test(match[end] ?? '') && isIban(candidate))
      return candidate;
  }
  return undefined;
}

/** @source ISO 13616: the rest of the rearranged number divided by 97 is 1 */
function isIban(found: string): boolean {
  const plain = found.replaceAll(' ', '').toUpperCase();
  if (plain.length < 15 || plain.length > 34) return false;
  let rest = 0;
  for (const sign of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** @source ISO/IEC 7812-1, annex B: the Luhn formula */
function passesLuhn(found: string): boolean {
  const digits = Array.from(found.replace(/\D/g, ''), Number).toReversed();
  if (digits.length < 13 || digits.length > 19 || new Set(digits).size === 1) return false;
  const sum = digits.reduce((total, digit, place) => {
    const value = place % 2 === 1 ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function isPhone(found: string): boolean {
  const digits = found.replace(/\D/g, '').length;
  return digits >= PHONE_DIGITS.min && digits <= PHONE_DIGITS.max && !DATE.test(found.trim());
}
