import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { redactPersonalData } from './redact-personal-data.ts';

const textOf = (text: string) => redactPersonalData(text).text;

describe('redactPersonalData', () => {
  it.each([
    ['write to ada.lovelace+shop@mail.example.co.uk please', 'write to [e-mail] please'],
    ['call +49 (0)30 1234-5678 or 0151 23456789', 'call [phone] or [phone]'],
    ['call 030/1234567', 'call [phone]'],
    ['card 4111 1111 1111 1111 exp 12/27', 'card [card number] exp 12/27'],
    ['amex 378282246310005', 'amex [card number]'],
    ['IBAN DE89 3704 0044 0532 0130 00 thanks', 'IBAN [IBAN] thanks'],
    ['gb82west12345698765432', '[IBAN]'],
  ])('takes it out of “%s”', (text, redacted) => {
    expect(textOf(text)).toBe(redacted);
  });

  it.each([
    'order 2026-11-21 number 12345',
    'from 1999 - 2004, on 21.11.2026',
    'version 10.20.30 costs 1,299.00 for 3 users',
    'error 0x80070057 at line 120',
    'http://shop.example/12345678/items',
    'DE00 3704 0044 0532 0130 00x',
    'user@localhost',
  ])('leaves “%s” alone', (text) => {
    expect(textOf(text)).toBe(text);
  });

  it('counts what it took out, and is done in one pass', () => {
    const { text, found } = redactPersonalData('a@b.example, c@d.example, 4111111111111111');
    expect([...found]).toEqual([
      ['e-mail address', 2],
      ['card number', 1],
    ]);
    expect(textOf(text)).toBe(text);
  });

  it('takes every valid card number out, however it is parted', () => {
    const digits = fc.array(fc.nat(9), { minLength: 12, maxLength: 15 });
    fc.assert(
      fc.property(digits, fc.constantFrom('', ' ', '-'), (body, separator) => {
        const card = [...body, checkDigit(body)];
        fc.pre(new Set(card).size > 1);
        const written = card.join(separator);
        expect(textOf(`pay with ${written} now`)).not.toContain(written);
      }),
    );
  });
});

function checkDigit(body: readonly number[]): number {
  const sum = body.toReversed().reduce((total, digit, place) => {
    const value = place % 2 === 0 ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
