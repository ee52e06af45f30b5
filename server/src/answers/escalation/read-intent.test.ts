import { describe, expect, it } from 'vitest';

import { KNOWN_LANGUAGES } from '../../knowledge/language/languages.ts';
import { replyIn } from '../phrases/replies.ts';
import { readIntent } from './read-intent.ts';

const PERSON: Record<string, string> = {
  en: 'I want to talk to a human please',
  de: 'Ich möchte mit einem Menschen sprechen',
  fr: 'Je voudrais parler à un conseiller',
  es: 'Quiero hablar con una persona',
  it: 'Vorrei parlare con un operatore',
  pt: 'Quero falar com um atendente',
  nl: 'Kan ik een medewerker spreken?',
  pl: 'Chcę porozmawiać z konsultantem',
  ro: 'Vreau să vorbesc cu un operator',
  sv: 'Kan jag få prata med en människa?',
  da: 'Jeg vil gerne tale med en medarbejder',
  no: 'Jeg vil snakke med noen fra kundeservice',
  fi: 'Haluan puhua ihmisen kanssa',
  cs: 'Chci mluvit s operátorem',
  hu: 'Szeretnék egy ügyintézővel beszélni',
  tr: 'Bir temsilciyle görüşmek istiyorum',
  el: 'Θέλω να μιλήσω με έναν άνθρωπο',
  ru: 'Хочу поговорить с оператором',
  uk: 'Хочу поговорити з людиною',
  ar: 'أريد التحدث مع موظف',
  he: 'אני רוצה לדבר עם נציג',
  hi: 'मुझे किसी इंसान से बात करनी है',
  zh: '转人工客服',
  ja: '担当者と話したいです',
  ko: '상담원과 연결해 주세요',
  vi: 'Tôi muốn nói chuyện với nhân viên',
  th: 'ขอคุยกับเจ้าหน้าที่',
  id: 'Saya mau bicara dengan petugas',
};
const THANKS: Record<string, string> = {
  en: 'Thanks a lot!',
  de: 'Vielen Dank für Ihre Hilfe',
  fr: 'Merci beaucoup !',
  es: '¡Muchas gracias!',
  it: 'Grazie mille',
  pt: 'Muito obrigado',
  nl: 'Dank je wel',
  pl: 'Dziękuję bardzo',
  ro: 'Mulțumesc frumos',
  sv: 'Tack så mycket',
  da: 'Mange tak',
  no: 'Tusen takk',
  fi: 'Kiitos paljon',
  cs: 'Děkuji moc',
  hu: 'Köszönöm szépen',
  tr: 'Teşekkür ederim',
  el: 'Ευχαριστώ πολύ',
  ru: 'Большое спасибо!',
  uk: 'Дуже дякую',
  ar: 'شكرا جزيلا',
  he: 'תודה רבה',
  hi: 'बहुत धन्यवाद',
  zh: '谢谢你',
  ja: 'ありがとうございます',
  ko: '감사합니다',
  vi: 'Cảm ơn bạn nhiều',
  th: 'ขอบคุณมากครับ',
  id: 'Terima kasih banyak',
};
const kindOf = (message: string) => readIntent(message, []).kind;

describe('readIntent', () => {
  it.each(KNOWN_LANGUAGES)('hears the wish for a person in %s', (language) => {
    expect(readIntent(PERSON[language] ?? '', [])).toEqual({ kind: 'person', language });
  });

  it.each(KNOWN_LANGUAGES)('takes thanks in %s for small talk', (language) => {
    expect(kindOf(THANKS[language] ?? '')).toBe('thanks');
  });

  it('hears the wish in few words', () => {
    for (const text of [
      'human',
      'Agent please!',
      'REAL PERSON NOW',
      'operator',
      'Mitarbeiter bitte',
      '人工',
      'connect me with someone',
    ]) {
      expect([text, kindOf(text)]).toEqual([text, 'person']);
    }
  });

  it('takes greetings and goodbyes for small talk, with or without signs and pictures', () => {
    for (const text of [
      'Hi',
      'hello there!!',
      'Good morning 👋',
      'Hallo zusammen',
      'Guten Tag!',
      'Bonjour',
      'こんにちは',
      '你好！',
    ]) {
      expect([text, kindOf(text)]).toEqual([text, 'greeting']);
    }
    for (const text of ['bye', 'See you later!', 'Thanks, bye!', 'Tschüss', '再见']) {
      expect([text, kindOf(text)]).toEqual([text, 'goodbye']);
    }
    for (const text of [
      'Perfect, thank you very much 🙏',
      'ok thanks',
      'danke!',
      'great 👍',
      'ok',
      '👍',
      'no thanks',
      'Nein danke',
    ]) {
      expect([text, kindOf(text)]).toEqual([text, 'thanks']);
    }
  });

  it('takes a question for a question, also behind a greeting or about people and agents', () => {
    for (const text of [
      'Hi, how much is shipping?',
      'thanks, but how do I return it?',
      'How do I sign in as an agent?',
      'What happens when a visitor asks to talk to a person?',
      'How does an agent claim a conversation?',
      'How do I add a manager to my workspace?',
      'Which human rights policy do you have?',
      'Can I pay in person?',
      'Wie viele Personen dürfen ins Zimmer?',
      'What does “hello world” print?',
      'Is the hotel good?',
      'How can customers talk to a human?',
      '',
      '?',
    ]) {
      expect([text, kindOf(text)]).toEqual([text, 'question']);
    }
  });

  it('answers a short message in the language of the conversation', () => {
    const history = [{ role: 'visitor', text: 'Wie lange dauert der Versand nach Österreich?' }] as const;
    expect(readIntent('Retouren?', history).language).toBe('de');
    expect(readIntent('Retouren?', []).language).toBe('und');
  });

  it('has its own words for every situation in every language', () => {
    for (const language of KNOWN_LANGUAGES) {
      const texts = (['greeting', 'thanks', 'goodbye', 'notCovered', 'person', 'failed'] as const).map(
        (reply) => replyIn(language, reply),
      );
      expect(new Set(texts).size).toBe(6);
      expect(language === 'en' || !texts.includes(replyIn('en', 'failed'))).toBe(true);
    }
  });
});
