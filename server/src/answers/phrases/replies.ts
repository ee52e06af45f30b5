// What the desk itself says, in the visitor's language: never a model's words.

import type { KnownLanguage, Language } from '../../knowledge/language/languages.ts';
import { REFUSALS, type Refusal } from './refusals.ts';
import type { SmallTalk } from './small-talk.ts';

/** A situation in which the desk speaks for itself. */
export type Reply = Told | Refusal;

type Told = SmallTalk | 'notCovered' | 'person' | 'failed';

type Replies = Readonly<Record<Told, string>>;

const REPLIES: Record<KnownLanguage, Replies> = {
  en: {
    greeting: 'Hello! What can I help you with?',
    thanks: 'You’re welcome! Just ask if there is anything else.',
    goodbye: 'Goodbye, and thank you for writing!',
    notCovered:
      'I don’t know the answer to that: the information I have doesn’t cover it, and I won’t guess. A person from the team can help you.',
    person: 'Of course. You would like to talk to a person, so I’m asking the team.',
    failed: 'I can’t write an answer right now. A person from the team can help you.',
  },
  de: {
    greeting: 'Hallo! Wobei kann ich helfen?',
    thanks: 'Gern geschehen! Fragen Sie einfach, wenn noch etwas offen ist.',
    goodbye: 'Auf Wiedersehen und danke für Ihre Nachricht!',
    notCovered:
      'Das weiß ich leider nicht: In meinen Unterlagen steht dazu nichts, und ich möchte nicht raten. Ein Mensch aus dem Team kann Ihnen helfen.',
    person: 'Gern. Sie möchten mit einem Menschen sprechen, ich frage im Team nach.',
    failed: 'Ich kann gerade keine Antwort schreiben. Ein Mensch aus dem Team kann Ihnen helfen.',
  },
  fr: {
    greeting: 'Bonjour ! Comment puis-je vous aider ?',
    thanks: 'Avec plaisir ! N’hésitez pas si vous avez une autre question.',
    goodbye: 'Au revoir, et merci de votre message !',
    notCovered:
      'Je ne connais pas la réponse : mes informations n’en parlent pas, et je préfère ne pas deviner. Une personne de l’équipe peut vous aider.',
    person: 'Bien sûr. Vous souhaitez parler à une personne, je préviens l’équipe.',
    failed: 'Je ne peux pas rédiger de réponse pour le moment. Une personne de l’équipe peut vous aider.',
  },
  es: {
    greeting: '¡Hola! ¿En qué puedo ayudar?',
    thanks: '¡De nada! Pregunte si necesita algo más.',
    goodbye: '¡Hasta luego y gracias por escribir!',
    notCovered:
      'No sé la respuesta: la información que tengo no lo cubre y prefiero no adivinar. Una persona del equipo puede ayudarle.',
    person: 'Por supuesto. Quiere hablar con una persona, así que aviso al equipo.',
    failed: 'Ahora mismo no puedo escribir una respuesta. Una persona del equipo puede ayudarle.',
  },
  it: {
    greeting: 'Ciao! Come posso aiutare?',
    thanks: 'Prego! Chieda pure se serve altro.',
    goodbye: 'Arrivederci e grazie per il messaggio!',
    notCovered:
      'Non conosco la risposta: le informazioni che ho non ne parlano e preferisco non tirare a indovinare. Una persona del team può aiutare.',
    person: 'Certo. Desidera parlare con una persona, avviso il team.',
    failed: 'In questo momento non riesco a scrivere una risposta. Una persona del team può aiutare.',
  },
  pt: {
    greeting: 'Olá! Em que posso ajudar?',
    thanks: 'De nada! É só perguntar se precisar de mais alguma coisa.',
    goodbye: 'Até logo e obrigado pela mensagem!',
    notCovered:
      'Não sei a resposta: a informação que tenho não trata disso e prefiro não adivinhar. Uma pessoa da equipe pode ajudar.',
    person: 'Claro. Você quer falar com uma pessoa, vou avisar a equipe.',
    failed: 'Não consigo escrever uma resposta agora. Uma pessoa da equipe pode ajudar.',
  },
  nl: {
    greeting: 'Hallo! Waarmee kan ik helpen?',
    thanks: 'Graag gedaan! Vraag gerust als er nog iets is.',
    goodbye: 'Tot ziens en bedankt voor uw bericht!',
    notCovered:
      'Dat weet ik niet: in mijn informatie staat er niets over en ik wil niet gokken. Iemand van het team kan u helpen.',
    person: 'Natuurlijk. U wilt met een persoon spreken, ik vraag het team.',
    failed: 'Ik kan nu geen antwoord schrijven. Iemand van het team kan u helpen.',
  },
  pl: {
    greeting: 'Dzień dobry! W czym mogę pomóc?',
    thanks: 'Proszę bardzo! W razie pytań proszę pisać.',
    goodbye: 'Do widzenia i dziękuję za wiadomość!',
    notCovered:
      'Nie znam odpowiedzi: moje informacje tego nie obejmują, a nie chcę zgadywać. Pomoże osoba z zespołu.',
    person: 'Oczywiście. Przekazuję zespołowi, że potrzebna jest rozmowa z człowiekiem.',
    failed: 'Nie mogę teraz napisać odpowiedzi. Pomoże osoba z zespołu.',
  },
  ro: {
    greeting: 'Bună! Cu ce pot ajuta?',
    thanks: 'Cu plăcere! Întrebați dacă mai aveți nevoie de ceva.',
    goodbye: 'La revedere și mulțumesc pentru mesaj!',
    notCovered:
      'Nu știu răspunsul: informațiile mele nu acoperă subiectul și nu vreau să ghicesc. O persoană din echipă vă poate ajuta.',
    person: 'Desigur. Doriți să vorbiți cu o persoană, anunț echipa.',
    failed: 'Nu pot scrie un răspuns acum. O persoană din echipă vă poate ajuta.',
  },
  sv: {
    greeting: 'Hej! Vad kan jag hjälpa till med?',
    thanks: 'Varsågod! Fråga gärna om det är något mer.',
    goodbye: 'Hej då och tack för ditt meddelande!',
    notCovered:
      'Det vet jag inte: informationen jag har tar inte upp det, och jag vill inte gissa. En person i teamet kan hjälpa dig.',
    person: 'Självklart. Du vill prata med en människa, jag frågar teamet.',
    failed: 'Jag kan inte skriva ett svar just nu. En person i teamet kan hjälpa dig.',
  },
  da: {
    greeting: 'Hej! Hvad kan jeg hjælpe med?',
    thanks: 'Selv tak! Spørg endelig, hvis der er mere.',
    goodbye: 'Farvel og tak for din besked!',
    notCovered:
      'Det ved jeg ikke: Mine oplysninger dækker det ikke, og jeg vil ikke gætte. En person fra teamet kan hjælpe dig.',
    person: 'Selvfølgelig. Du vil gerne tale med et menneske, så jeg spørger teamet.',
    failed: 'Jeg kan ikke skrive et svar lige nu. En person fra teamet kan hjælpe dig.',
  },
  no: {
    greeting: 'Hei! Hva kan jeg hjelpe med?',
    thanks: 'Bare hyggelig! Spør gjerne hvis det er noe mer.',
    goodbye: 'Ha det bra og takk for meldingen!',
    notCovered:
      'Det vet jeg ikke: Informasjonen min dekker det ikke, og jeg vil ikke gjette. En person i teamet kan hjelpe deg.',
    person: 'Selvfølgelig. Du vil snakke med et menneske, så jeg spør teamet.',
    failed: 'Jeg kan ikke skrive et svar akkurat nå. En person i teamet kan hjelpe deg.',
  },
  fi: {
    greeting: 'Hei! Miten voin auttaa?',
    thanks: 'Ole hyvä! Kysy, jos jokin muu on epäselvää.',
    goodbye: 'Näkemiin ja kiitos viestistä!',
    notCovered:
      'En tiedä vastausta: tietoni eivät kata tätä, enkä halua arvata. Tiimimme ihminen voi auttaa.',
    person: 'Totta kai. Haluat puhua ihmisen kanssa, joten kysyn tiimiltä.',
    failed: 'En voi kirjoittaa vastausta juuri nyt. Tiimimme ihminen voi auttaa.',
  },
  cs: {
    greeting: 'Dobrý den! S čím mohu pomoci?',
    thanks: 'Rádo se stalo! Klidně se ptejte dál.',
    goodbye: 'Na shledanou a děkuji za zprávu!',
    notCovered: 'Odpověď neznám: mé informace to nepokrývají a nechci hádat. Pomůže vám člověk z týmu.',
    person: 'Jistě. Chcete mluvit s člověkem, předávám to týmu.',
    failed: 'Teď nemohu napsat odpověď. Pomůže vám člověk z týmu.',
  },
  hu: {
    greeting: 'Üdvözlöm! Miben segíthetek?',
    thanks: 'Szívesen! Kérdezzen bátran, ha van még valami.',
    goodbye: 'Viszontlátásra, és köszönöm az üzenetét!',
    notCovered:
      'Erre nem tudom a választ: az információim nem térnek ki rá, és nem szeretnék találgatni. A csapat egyik tagja segíthet.',
    person: 'Természetesen. Emberrel szeretne beszélni, szólok a csapatnak.',
    failed: 'Most nem tudok választ írni. A csapat egyik tagja segíthet.',
  },
  tr: {
    greeting: 'Merhaba! Nasıl yardımcı olabilirim?',
    thanks: 'Rica ederim! Başka bir şey varsa sorabilirsiniz.',
    goodbye: 'Hoşça kalın, yazdığınız için teşekkürler!',
    notCovered:
      'Bunun cevabını bilmiyorum: elimdeki bilgiler bunu kapsamıyor ve tahmin yürütmek istemem. Ekipten biri size yardımcı olabilir.',
    person: 'Elbette. Bir insanla konuşmak istiyorsunuz, ekibe iletiyorum.',
    failed: 'Şu anda cevap yazamıyorum. Ekipten biri size yardımcı olabilir.',
  },
  el: {
    greeting: 'Γεια σας! Πώς μπορώ να βοηθήσω;',
    thanks: 'Παρακαλώ! Ρωτήστε αν χρειάζεστε κάτι άλλο.',
    goodbye: 'Αντίο και ευχαριστώ για το μήνυμα!',
    notCovered:
      'Δεν γνωρίζω την απάντηση: οι πληροφορίες μου δεν το καλύπτουν και δεν θέλω να μαντέψω. Ένας άνθρωπος της ομάδας μπορεί να βοηθήσει.',
    person: 'Βεβαίως. Θέλετε να μιλήσετε με άνθρωπο, ενημερώνω την ομάδα.',
    failed: 'Δεν μπορώ να γράψω απάντηση αυτή τη στιγμή. Ένας άνθρωπος της ομάδας μπορεί να βοηθήσει.',
  },
  ru: {
    greeting: 'Здравствуйте! Чем могу помочь?',
    thanks: 'Пожалуйста! Спрашивайте, если нужно что-то ещё.',
    goodbye: 'До свидания и спасибо за сообщение!',
    notCovered:
      'Я не знаю ответа: в моих материалах об этом ничего нет, а гадать я не хочу. Вам поможет человек из команды.',
    person: 'Конечно. Вы хотите поговорить с человеком, я сообщу команде.',
    failed: 'Сейчас я не могу написать ответ. Вам поможет человек из команды.',
  },
  uk: {
    greeting: 'Вітаю! Чим можу допомогти?',
    thanks: 'Будь ласка! Питайте, якщо потрібно щось іще.',
    goodbye: 'До побачення і дякую за повідомлення!',
    notCovered:
      'Я не знаю відповіді: у моїх матеріалах про це нічого немає, а вгадувати я не хочу. Вам допоможе людина з команди.',
    person: 'Звичайно. Ви хочете поговорити з людиною, я повідомлю команду.',
    failed: 'Зараз я не можу написати відповідь. Вам допоможе людина з команди.',
  },
  ar: {
    greeting: 'مرحبًا! كيف يمكنني المساعدة؟',
    thanks: 'على الرحب والسعة! اسأل إن احتجت إلى شيء آخر.',
    goodbye: 'مع السلامة، وشكرًا على رسالتك!',
    notCovered:
      'لا أعرف الإجابة: المعلومات المتوفرة لدي لا تغطي ذلك ولا أريد التخمين. يمكن لشخص من الفريق مساعدتك.',
    person: 'بالتأكيد. تريد التحدث إلى شخص، سأخبر الفريق.',
    failed: 'لا يمكنني كتابة إجابة الآن. يمكن لشخص من الفريق مساعدتك.',
  },
  he: {
    greeting: 'שלום! במה אפשר לעזור?',
    thanks: 'בשמחה! אפשר לשאול אם יש עוד משהו.',
    goodbye: 'להתראות, ותודה על הפנייה!',
    notCovered: 'אין לי תשובה לכך: המידע שברשותי לא מכסה את זה, ולא כדאי לנחש. אדם מהצוות יכול לעזור.',
    person: 'כמובן. ביקשת לדבר עם אדם, הבקשה עוברת לצוות.',
    failed: 'אי אפשר לכתוב תשובה כרגע. אדם מהצוות יכול לעזור.',
  },
  hi: {
    greeting: 'नमस्ते! मैं कैसे मदद कर सकता हूँ?',
    thanks: 'आपका स्वागत है! और कुछ हो तो ज़रूर पूछें।',
    goodbye: 'अलविदा, और संदेश के लिए धन्यवाद!',
    notCovered:
      'मुझे इसका उत्तर नहीं पता: मेरी जानकारी में यह नहीं है और मैं अनुमान नहीं लगाना चाहता। टीम का कोई व्यक्ति आपकी मदद कर सकता है।',
    person: 'ज़रूर। आप किसी व्यक्ति से बात करना चाहते हैं, मैं टीम को बता रहा हूँ।',
    failed: 'मैं अभी उत्तर नहीं लिख पा रहा हूँ। टीम का कोई व्यक्ति आपकी मदद कर सकता है।',
  },
  vi: {
    greeting: 'Xin chào! Tôi có thể giúp gì cho bạn?',
    thanks: 'Rất vui được giúp bạn! Cứ hỏi nếu bạn cần thêm gì.',
    goodbye: 'Tạm biệt và cảm ơn bạn đã nhắn tin!',
    notCovered:
      'Tôi không biết câu trả lời: thông tin tôi có không đề cập đến điều này và tôi không muốn đoán. Một người trong nhóm có thể giúp bạn.',
    person: 'Tất nhiên. Bạn muốn nói chuyện với một người thật, tôi sẽ báo cho nhóm.',
    failed: 'Hiện tôi không thể viết câu trả lời. Một người trong nhóm có thể giúp bạn.',
  },
  id: {
    greeting: 'Halo! Ada yang bisa saya bantu?',
    thanks: 'Sama-sama! Silakan bertanya jika ada hal lain.',
    goodbye: 'Sampai jumpa dan terima kasih atas pesannya!',
    notCovered:
      'Saya tidak tahu jawabannya: informasi yang saya punya tidak mencakupnya, dan saya tidak mau menebak. Seseorang dari tim bisa membantu Anda.',
    person: 'Tentu. Anda ingin berbicara dengan orang, saya sampaikan ke tim.',
    failed: 'Saya belum bisa menulis jawaban sekarang. Seseorang dari tim bisa membantu Anda.',
  },
  zh: {
    greeting: '您好！有什么可以帮您？',
    thanks: '不客气！还有问题请随时问。',
    goodbye: '再见，感谢您的留言！',
    notCovered: '这个问题我不知道答案：我掌握的资料没有涉及，我也不想猜测。团队里的同事可以帮助您。',
    person: '好的。您想和真人沟通，我来通知团队。',
    failed: '我现在无法写出回答。团队里的同事可以帮助您。',
  },
  ja: {
    greeting: 'こんにちは！どのようなご用件でしょうか？',
    thanks: 'どういたしまして！ほかにもあればお尋ねください。',
    goodbye: 'ご連絡ありがとうございました。失礼いたします。',
    notCovered:
      'その答えはわかりません。手元の情報に載っておらず、推測でお答えすることは控えます。担当者がお手伝いできます。',
    person: 'かしこまりました。人と話したいとのことですので、担当者に伝えます。',
    failed: 'ただいま回答を書くことができません。担当者がお手伝いできます。',
  },
  ko: {
    greeting: '안녕하세요! 무엇을 도와드릴까요?',
    thanks: '천만에요! 더 필요한 것이 있으면 물어보세요.',
    goodbye: '안녕히 가세요. 메시지 감사합니다!',
    notCovered:
      '그 답은 알지 못합니다. 제가 가진 정보에 없는 내용이라 추측하지 않겠습니다. 팀의 담당자가 도와드릴 수 있습니다.',
    person: '알겠습니다. 사람과 대화하고 싶다고 팀에 전달하겠습니다.',
    failed: '지금은 답변을 작성할 수 없습니다. 팀의 담당자가 도와드릴 수 있습니다.',
  },
  th: {
    greeting: 'สวัสดี! มีอะไรให้ช่วยไหม',
    thanks: 'ยินดี! ถ้ามีอะไรเพิ่มเติมถามได้เลย',
    goodbye: 'ลาก่อน ขอบคุณที่ส่งข้อความมา!',
    notCovered: 'ฉันไม่ทราบคำตอบ ข้อมูลที่มีไม่ครอบคลุมเรื่องนี้และไม่อยากเดา เจ้าหน้าที่ในทีมช่วยคุณได้',
    person: 'ได้เลย คุณต้องการคุยกับเจ้าหน้าที่ กำลังแจ้งทีมให้',
    failed: 'ตอนนี้เขียนคำตอบไม่ได้ เจ้าหน้าที่ในทีมช่วยคุณได้',
  },
};

/** Returns what the desk says in a situation; in English to readers of a language that it cannot tell. */
export function replyIn(language: Language, reply: Reply): string {
  const known = language === 'und' ? 'en' : language;
  return { ...REPLIES[known], ...REFUSALS[known] }[reply];
}
