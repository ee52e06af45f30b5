// The words of the thumbs, language by language.

import type { AnswerRating } from '@frontdesk/contract';
import type { Language } from '../../loader/launcher-texts.ts';

/** What the thumbs ask, and what each of them says. */
export const RATING_TEXTS: Readonly<Record<Language, Readonly<Record<'question' | AnswerRating, string>>>> = {
  en: { question: 'Did this answer help?', up: 'It helped', down: 'It did not help' },
  de: { question: 'Hat diese Antwort geholfen?', up: 'Sie hat geholfen', down: 'Sie hat nicht geholfen' },
  es: { question: '¿Le ha servido esta respuesta?', up: 'Me ha servido', down: 'No me ha servido' },
  fr: { question: 'Cette réponse vous a-t-elle aidé ?', up: 'Elle a aidé', down: 'Elle n’a pas aidé' },
  ar: { question: 'هل أفادتك هذه الإجابة؟', up: 'أفادتني', down: 'لم تفدني' },
};
