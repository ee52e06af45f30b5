import { describe, expect, it } from 'vitest';

import { contentTerms, gramTerms, usesGrams } from './analyse-text.ts';
import { detectLanguage, documentLanguage } from './detect-language.ts';
import { KNOWN_LANGUAGES } from './languages.ts';
import { splitSentences } from './split-sentences.ts';
import { splitWords } from './split-words.ts';

const SENTENCES: Record<string, string> = {
  en: 'You can return the parcel within thirty days if it is not damaged.',
  de: 'Sie können das Paket innerhalb von dreißig Tagen zurücksenden, wenn es nicht beschädigt ist.',
  fr: 'Vous pouvez retourner le colis dans les trente jours s’il n’est pas abîmé.',
  es: 'Puede devolver el paquete en un plazo de treinta días si no está dañado.',
  it: 'Puoi restituire il pacco entro trenta giorni se non è danneggiato.',
  pt: 'Você pode devolver o pacote em até trinta dias se ele não estiver danificado.',
  nl: 'U kunt het pakket binnen dertig dagen terugsturen als het niet beschadigd is.',
  pl: 'Możesz zwrócić paczkę w ciągu trzydziestu dni, jeśli nie jest uszkodzona.',
  ro: 'Puteți returna coletul în treizeci de zile dacă nu este deteriorat și are factura.',
  sv: 'Du kan skicka tillbaka paketet inom trettio dagar om det inte är skadat.',
  da: 'Du kan returnere pakken inden for tredive dage, hvis den ikke er beskadiget.',
  no: 'Du kan returnere pakken innen tretti dager dersom den ikke er skadet, og vi betaler frakten etter at noen har sett på den.',
  fi: 'Voit palauttaa paketin kolmenkymmenen päivän kuluessa, jos se ei ole vaurioitunut.',
  cs: 'Balík můžete vrátit do třiceti dnů, pokud není poškozený a máte doklad.',
  hu: 'A csomagot harminc napon belül vissza lehet küldeni, ha nem sérült és van hozzá számla.',
  tr: 'Paket hasarlı değil ve faturası var ise otuz gün içinde geri gönderebilirsiniz, ama nasıl?',
  el: 'Μπορείτε να επιστρέψετε το δέμα εντός τριάντα ημερών.',
  ru: 'Вы можете вернуть посылку в течение тридцати дней, если она не повреждена.',
  uk: 'Ви можете повернути посилку протягом тридцяти днів, якщо вона не пошкоджена.',
  ar: 'يمكنك إرجاع الطرد خلال ثلاثين يوما إذا لم يكن تالفا.',
  he: 'אפשר להחזיר את החבילה תוך שלושים יום אם היא לא נפגעה.',
  hi: 'यदि पार्सल क्षतिग्रस्त नहीं है तो आप उसे तीस दिनों में वापस कर सकते हैं।',
  zh: '如果包裹没有损坏，您可以在三十天内退货。',
  ja: '破損していなければ、荷物は三十日以内に返品できます。',
  ko: '소포가 손상되지 않았다면 삼십 일 이내에 반품할 수 있습니다.',
  vi: 'Bạn có thể trả lại gói hàng trong vòng ba mươi ngày nếu nó không bị hư hỏng.',
  th: 'คุณสามารถคืนพัสดุได้ภายในสามสิบวันหากไม่เสียหาย',
  id: 'Anda dapat mengembalikan paket dalam tiga puluh hari jika tidak rusak.',
};

describe('detectLanguage', () => {
  it.each(KNOWN_LANGUAGES)('knows a sentence in %s', (language) => {
    expect(detectLanguage(SENTENCES[language] ?? '')).toBe(language);
  });

  it('says “und” rather than guess', () => {
    expect(detectLanguage('Frontdesk 2.0')).toBe('und');
    expect(detectLanguage('')).toBe('und');
    expect(detectLanguage(SENTENCES['de'] ?? '', ['en'])).toBe('und');
  });

  it('treats a document of a few Latin words as English, one in an unknown script as unknown', () => {
    expect(documentLanguage('Pricing Starter Business')).toBe('en');
    expect(documentLanguage('বাংলা ভাষা')).toBe('und');
  });
});

describe('splitWords', () => {
  it('parts words at apostrophes, hyphens and underscores, and lower-cases them', () => {
    expect(splitWords('The API_key’s sign-in')).toEqual(['the', 'api', 'key', 's', 'sign', 'in']);
  });

  it('finds words in scripts without spaces, also beside others', () => {
    expect(splitWords('包裹tracking')).toContain('包裹');
    expect(splitWords('คืนพัสดุ')).toContain('พัสดุ');
  });

  it('lower-cases Turkish as Turkish', () => {
    expect(splitWords('ISI', 'tr')).toEqual(['ısı']);
  });
});

describe('contentTerms and gramTerms', () => {
  it('reduces words to stems and leaves function words out', () => {
    expect(contentTerms('How are the policies refunded?', 'en')).toEqual(['polici', 'refund']);
  });

  it('adds character grams outside English, so that compounds share terms with their parts', () => {
    expect(usesGrams('en')).toBe(false);
    const shared = gramTerms('Rückgaberecht', 'de').filter((gram) =>
      gramTerms('Rückgabe', 'de').includes(gram),
    );
    expect(shared).toHaveLength(5);
    expect(gramTerms('退款政策', 'zh')).toContain('#退款');
  });
});

describe('splitSentences', () => {
  it('cuts at ends of sentences and lines, not at abbreviations or decimals', () => {
    expect(splitSentences('Ask Dr. Who. It costs 3.50 euros.\nDone! 好的。行')).toEqual([
      'Ask Dr. Who.',
      'It costs 3.50 euros.',
      'Done!',
      '好的。',
      '行',
    ]);
  });
});
