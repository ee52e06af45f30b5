import { describe, expect, it } from 'vitest';

import { asksToAct } from './asks-to-act.ts';
import { hasAskedBefore } from './has-asked-before.ts';

describe('asksToAct', () => {
  it.each([
    ['Please cancel my order', 'en'],
    ['Can you reset my password?', 'en'],
    ['refund me', 'en'],
    ['Bitte löschen Sie mein Konto', 'de'],
    ['Pouvez-vous annuler ma commande ?', 'fr'],
    ['Por favor, cancele mi pedido', 'es'],
  ] as const)('takes “%s” for something to be done', (message, language) => {
    expect(asksToAct(message, language)).toBe(true);
  });

  it.each([
    ['How do I cancel my order?', 'en'],
    ['Can you tell me how to reset my password?', 'en'],
    ['Can I cancel my order?', 'en'],
    ['Please explain the refund policy', 'en'],
    ['Wie kann ich mein Konto löschen?', 'de'],
    ['Comment annuler ma commande ?', 'fr'],
    ['主なプランは何ですか', 'ja'],
  ] as const)('takes “%s” for a question', (message, language) => {
    expect(asksToAct(message, language)).toBe(false);
  });
});

describe('hasAskedBefore', () => {
  const history = [
    { role: 'visitor', text: 'How long does shipping take?' },
    { role: 'assistant', text: 'Two days.' },
  ] as const;

  it('notices the same question in other forms, once it was answered', () => {
    expect(hasAskedBefore('how long does the shipping take??', history)).toBe(true);
    expect(hasAskedBefore('How long does shipping take?', history.slice(0, 1))).toBe(false);
  });

  it('lets other questions and small talk pass', () => {
    expect(hasAskedBefore('How much does shipping cost?', history)).toBe(false);
    const thanked = [
      { role: 'visitor', text: 'thanks' },
      { role: 'assistant', text: 'Welcome' },
    ] as const;
    expect(hasAskedBefore('thanks', thanked)).toBe(false);
  });
});
