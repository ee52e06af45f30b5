// How visitors ask for a person, language by language.

import type { KnownLanguage } from '../../knowledge/language/languages.ts';

/**
 * Beginnings of words in lower case, parted by commas; `_` marks one that is a whole word.
 * A message asks for a person when it holds one of each list.
 */
export interface PersonRequestWords {
  /** Wishing to talk, or to be put through. */
  readonly talk: string;
  /** A person, as opposed to a machine. */
  readonly person: string;
}

/** The words by language. */
export const PERSON_REQUESTS: Record<KnownLanguage, PersonRequestWords> = {
  en: {
    talk: 'talk to, talk with, speak to, speak with, chat with, connect me, transfer me, put me through, hand me over, pass me to, escalate, i want a_, i need a_, i want an_, i need an_, i would like a_, give me a, get me a, can i have a_, is there a real, are there any real, contact a, call a_',
    person:
      'human, real person, actual person, live person, live agent, person, agent, representative, operator, advisor, adviser, someone, somebody, staff, employee, your team, support team, customer service, manager',
  },
  de: {
    talk: 'sprechen, reden, verbinde, weiterleiten, durchstellen, schreiben mit, chatten, ich will ein, ich möchte ein, ich brauche ein',
    person:
      'mensch, mitarbeiter, echte person, echten person, richtige person, richtigen person, einer person, berater, kundendienst, kundenservice, jemandem, ansprechpartner, support-team',
  },
  fr: {
    talk: 'parler, discuter, échanger avec, contacter, mettre en relation, mettez-moi, passez-moi, transférez, je veux un, je voudrais un, besoin d',
    person:
      'humain, une personne, vraie personne, un agent, conseiller, conseillère, quelqu, opérateur, service client, un employé',
  },
  es: {
    talk: 'hablar, chatear, conéctame, comuníqueme, comunícame, comunicarme, páseme, pásame, transfiérame, contactar, quiero un, quiero una, necesito un, necesito una',
    person:
      'humano, humana, persona, agente, asesor, representante, operador, alguien, empleado, atención al cliente',
  },
  it: {
    talk: 'parlare, parlo, chattare, mettermi in contatto, passami, passatemi, contattare, voglio un, vorrei un, ho bisogno di',
    person:
      'umano, umana, persona, operatore, operatrice, agente, consulente, qualcuno, assistenza clienti, servizio clienti',
  },
  pt: {
    talk: 'falar, conversar, transfira, transferir, conecte, contactar, quero um, quero uma, preciso de um, preciso de uma',
    person:
      'humano, humana, pessoa, atendente, agente, operador, representante, alguém, funcionário, atendimento ao cliente',
  },
  nl: {
    talk: 'spreken, praten, chatten, verbind, doorverbinden, contact met, ik wil een, ik heb een',
    person: 'mens, echt persoon, echte persoon, een persoon, medewerker, iemand, klantenservice, agent',
  },
  pl: {
    talk: 'rozmawiać, porozmawiać, połącz, przełącz, skontaktować, pogadać, chcę, potrzebuję',
    person: 'człowiek, żywą osobą, prawdziwą osobą, z osobą, konsultant, pracownik, agentem, kimś',
  },
  ro: {
    talk: 'vorbesc, vorbi, discut, conectați-mă, transferați, contactez, vreau un, vreau o',
    person: 'om real, cu un om, persoană, operator, agent, reprezentant, consultant, cineva',
  },
  sv: {
    talk: 'prata, tala med, chatta, koppla, kontakta, jag vill ha en, jag behöver en',
    person: 'människa, riktig person, en person, medarbetare, handläggare, kundtjänst, någon, agent',
  },
  da: {
    talk: 'tale med, snakke, chatte, stil mig, forbind, kontakte, jeg vil have en, jeg har brug for en',
    person: 'menneske, rigtig person, en person, medarbejder, kundeservice, nogen, agent',
  },
  no: {
    talk: 'snakke, prate, chatte, sett meg over, koble meg, kontakte, jeg vil ha en, jeg trenger en',
    person: 'menneske, ekte person, en person, medarbeider, kundeservice, kundebehandler, noen, agent',
  },
  fi: {
    talk: 'puhua, jutella, keskustella, yhdistä, chatata, haluan ihmi, tarvitsen ihmi',
    person: 'ihmi, henkilö, asiakaspalvelija, asiakaspalvelu, työntekijä, jonkun kanssa',
  },
  cs: {
    talk: 'mluvit, promluvit, přepojte, přepoj, spojte, spojit, chci, potřebuji, kontaktovat',
    person: 'člověk, lidsk, operátor, s osobou, živou osobou, pracovník, někým, zákaznick',
  },
  hu: {
    talk: 'beszélni, beszélhet, beszélek, kapcsolj, kapcsolat, szeretnék',
    person: 'ember, élő személy, munkatárs, ügyintéző, operátor, valakivel, ügyfélszolgál',
  },
  tr: {
    talk: 'konuş, görüş, bağla, aktar, istiyorum',
    person: 'insan, gerçek kişi, gerçek biri, temsilci, yetkili, müşteri hizmetleri, birisiyle, operatör',
  },
  el: {
    talk: 'μιλήσω, συνομιλήσω, συνδέστε, σύνδεσέ, επικοινωνήσω, θέλω, χρειάζομαι',
    person: 'άνθρωπο, πραγματικό πρόσωπο, εκπρόσωπο, υπάλληλο, σύμβουλο, κάποιον, εξυπηρέτηση πελατών',
  },
  ru: {
    talk: 'поговорить, говорить, соедините, соедини, переключите, переведите, связаться, свяжите, позовите, нужен, хочу, пообщаться',
    person:
      'человек, оператор, сотрудник, менеджер, консультант, специалист, кем-то, кем-нибудь, службой поддержки',
  },
  uk: {
    talk: "поговорити, говорити, з'єднайте, з’єднайте, переключіть, зв’язатися, зв'язатися, покличте, потрібен, хочу, поспілкуватися",
    person: 'людин, оператор, співробітник, менеджер, консультант, спеціаліст, кимось',
  },
  ar: {
    talk: 'التحدث, أتحدث, اتحدث, أتكلم, اتكلم, التواصل, تحويلي, حولني, أريد, اريد, أحتاج',
    person: 'شخص, إنسان, انسان, موظف, ممثل, خدمة العملاء, بشري',
  },
  he: {
    talk: 'לדבר, לשוחח, תעבירו, תחברו, להתחבר, רוצה, צריך, צריכה',
    person: 'נציג, בן אדם, אדם אמיתי, עם אדם, מישהו, שירות לקוחות, אנושי',
  },
  hi: {
    talk: 'बात, जोड़, संपर्क, चाहिए, ट्रांसफर',
    person: 'इंसान, व्यक्ति, एजेंट, प्रतिनिधि, किसी से, कस्टमर केयर, ग्राहक सेवा',
  },
  vi: {
    talk: 'nói chuyện, trò chuyện, gặp, kết nối, chuyển tôi, liên hệ',
    person: 'người thật, con người, nhân viên, tư vấn viên, tổng đài viên, ai đó',
  },
  id: {
    talk: 'bicara, berbicara, ngobrol, hubungkan, sambungkan, menghubungi, chat dengan, saya mau, saya butuh',
    person: 'manusia, orang, agen, petugas, operator, seseorang, layanan pelanggan, customer service',
  },
  zh: {
    talk: '转, 轉, 找, 联系, 聯繫, 说话, 交谈, 聊, 接, 要, 需要, 想',
    person: '人工, 真人, 客服, 活人, 工作人员, 工作人員',
  },
  ja: {
    talk: '話, つない, 繋, 代わ, お願い, 呼ん, チャット, 連絡',
    person: '人間, オペレーター, 担当者, スタッフ, 有人, 人と',
  },
  ko: {
    talk: '연결, 통화, 대화, 이야기, 얘기, 상담하, 바꿔, 원해, 싶',
    person: '상담원, 상담사, 사람, 직원, 담당자',
  },
  th: {
    talk: 'คุย, พูด, ติดต่อ, โอนสาย, ขอ, ต้องการ',
    person: 'เจ้าหน้าที่, คนจริง, พนักงาน, แอดมิน, มนุษย์',
  },
};
