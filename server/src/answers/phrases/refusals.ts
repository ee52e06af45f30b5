// What the desk says when it may not or can't give an answer, in the visitor's language.

import type { KnownLanguage } from '../../knowledge/language/languages.ts';

/** Left to people (`restricted`), or as much as the plan allows (`limit`). */
export type Refusal = 'restricted' | 'limit';

/** The sentences by language. */
export const REFUSALS: Record<KnownLanguage, Readonly<Record<Refusal, string>>> = {
  en: {
    restricted: 'I can’t help with this here. A person from the team can.',
    limit: 'I have given all the answers that are possible for now. A person from the team can help you.',
  },
  de: {
    restricted: 'Dabei kann ich hier nicht helfen. Ein Mensch aus dem Team kann es.',
    limit: 'Mehr Antworten kann ich im Moment nicht geben. Ein Mensch aus dem Team kann Ihnen helfen.',
  },
  fr: {
    restricted: 'Je ne peux pas aider pour cela ici. Une personne de l’équipe le peut.',
    limit: 'Je ne peux plus donner de réponses pour le moment. Une personne de l’équipe peut vous aider.',
  },
  es: {
    restricted: 'No puedo ayudar con esto aquí. Una persona del equipo sí puede.',
    limit: 'Por ahora no puedo dar más respuestas. Una persona del equipo puede ayudarle.',
  },
  it: {
    restricted: 'Qui non posso aiutare con questa richiesta. Una persona del team può farlo.',
    limit: 'Per ora non posso dare altre risposte. Una persona del team può aiutarla.',
  },
  pt: {
    restricted: 'Não posso ajudar com isto aqui. Uma pessoa da equipe pode.',
    limit: 'Por enquanto não posso dar mais respostas. Uma pessoa da equipe pode ajudar.',
  },
  nl: {
    restricted: 'Hierbij kan ik hier niet helpen. Iemand van het team kan dat wel.',
    limit: 'Ik kan op dit moment geen antwoorden meer geven. Iemand van het team kan u helpen.',
  },
  pl: {
    restricted: 'Nie mogę tu w tym pomóc. Może to zrobić osoba z zespołu.',
    limit: 'Na razie nie mogę udzielić więcej odpowiedzi. Pomoże osoba z zespołu.',
  },
  ro: {
    restricted: 'Nu pot ajuta aici cu acest lucru. O persoană din echipă poate.',
    limit: 'Deocamdată nu mai pot da răspunsuri. O persoană din echipă vă poate ajuta.',
  },
  sv: {
    restricted: 'Det här kan jag inte hjälpa till med här. En person i teamet kan.',
    limit: 'Jag kan inte ge fler svar just nu. En person i teamet kan hjälpa dig.',
  },
  da: {
    restricted: 'Det kan jeg ikke hjælpe med her. En person fra teamet kan.',
    limit: 'Jeg kan ikke give flere svar lige nu. En person fra teamet kan hjælpe dig.',
  },
  no: {
    restricted: 'Dette kan jeg ikke hjelpe med her. En person fra teamet kan.',
    limit: 'Jeg kan ikke gi flere svar akkurat nå. En person fra teamet kan hjelpe deg.',
  },
  fi: {
    restricted: 'En voi auttaa tässä asiassa täällä. Joku tiimistä voi.',
    limit: 'En voi antaa nyt enempää vastauksia. Joku tiimistä voi auttaa.',
  },
  cs: {
    restricted: 'S tímto zde pomoci nemohu. Může to udělat člověk z týmu.',
    limit: 'Teď už nemohu dát další odpovědi. Pomůže vám člověk z týmu.',
  },
  hu: {
    restricted: 'Ebben itt nem tudok segíteni. A csapat egy tagja tud.',
    limit: 'Most nem tudok több választ adni. A csapat egy tagja segíthet.',
  },
  tr: {
    restricted: 'Bu konuda burada yardımcı olamam. Ekipten biri olabilir.',
    limit: 'Şu an için daha fazla yanıt veremiyorum. Ekipten biri size yardımcı olabilir.',
  },
  el: {
    restricted: 'Δεν μπορώ να βοηθήσω με αυτό εδώ. Μπορεί ένα άτομο από την ομάδα.',
    limit:
      'Προς το παρόν δεν μπορώ να δώσω άλλες απαντήσεις. Ένα άτομο από την ομάδα μπορεί να σας βοηθήσει.',
  },
  ru: {
    restricted: 'С этим я здесь помочь не могу. Сотрудник команды сможет.',
    limit: 'Пока я больше не могу давать ответы. Вам поможет сотрудник команды.',
  },
  uk: {
    restricted: 'З цим я тут допомогти не можу. Працівник команди зможе.',
    limit: 'Поки що я більше не можу давати відповіді. Вам допоможе працівник команди.',
  },
  ar: {
    restricted: 'لا أستطيع المساعدة في هذا هنا. يمكن لشخص من الفريق ذلك.',
    limit: 'لا أستطيع تقديم المزيد من الإجابات حاليًا. يمكن لشخص من الفريق مساعدتك.',
  },
  he: {
    restricted: 'אינני יכול לעזור בזה כאן. אדם מהצוות יכול.',
    limit: 'אינני יכול לתת עוד תשובות כרגע. אדם מהצוות יכול לעזור.',
  },
  hi: {
    restricted: 'मैं यहाँ इसमें मदद नहीं कर सकता। टीम का कोई व्यक्ति कर सकता है।',
    limit: 'मैं अभी और उत्तर नहीं दे सकता। टीम का कोई व्यक्ति आपकी मदद कर सकता है।',
  },
  vi: {
    restricted: 'Tôi không thể giúp việc này ở đây. Một người trong nhóm có thể.',
    limit: 'Hiện tôi không thể trả lời thêm. Một người trong nhóm có thể giúp bạn.',
  },
  id: {
    restricted: 'Saya tidak bisa membantu hal ini di sini. Seseorang dari tim bisa.',
    limit: 'Untuk saat ini saya tidak bisa memberi jawaban lagi. Seseorang dari tim bisa membantu Anda.',
  },
  zh: {
    restricted: '这件事我在这里无法帮忙。团队里的同事可以。',
    limit: '目前我无法再给出回答。团队里的同事可以帮助您。',
  },
  ja: {
    restricted: 'この件はここではお手伝いできません。担当者が対応できます。',
    limit: '現在これ以上の回答はできません。担当者がお手伝いできます。',
  },
  ko: {
    restricted: '이 문제는 여기서 도와드릴 수 없습니다. 팀의 담당자가 도와드릴 수 있습니다.',
    limit: '지금은 더 이상 답변을 드릴 수 없습니다. 팀의 담당자가 도와드릴 수 있습니다.',
  },
  th: {
    restricted: 'เรื่องนี้ฉันช่วยที่นี่ไม่ได้ เจ้าหน้าที่ในทีมช่วยได้',
    limit: 'ตอนนี้ฉันตอบเพิ่มไม่ได้แล้ว เจ้าหน้าที่ในทีมช่วยคุณได้',
  },
};
