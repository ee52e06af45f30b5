// Greetings, thanks and goodbyes, language by language.

import type { KnownLanguage } from '../../knowledge/language/languages.ts';

/** What small talk is about. */
export type SmallTalk = 'greeting' | 'thanks' | 'goodbye';

/** Whole phrases in lower case, without punctuation, parted by commas. */
export type SmallTalkPhrases = Readonly<Record<SmallTalk, string>>;

/** What may stand beside small talk in any language without making it a question. */
export const FILLERS =
  'ok, okay, oki, super, haha, no, yes, ja, nein, non, oui, sí, nee, nej, nei, nie, 不, 是, はい, いいえ, нет, да, 👍, 🙏, 😊, 🙂, 😀, ❤, 👋, 🎉';

/** The phrases by language. A message made of nothing else is small talk. */
export const SMALL_TALK: Record<KnownLanguage, SmallTalkPhrases> = {
  en: {
    greeting:
      'hi, hello, hey, hiya, howdy, hi there, hello there, hey there, good morning, good afternoon, good evening, good day, greetings, how are you, how are you doing, how do you do, nice to meet you, everyone, team, hi everyone',
    thanks:
      'thanks, thank you, thank u, thx, ty, cheers, many thanks, thanks a lot, thanks so much, thank you so much, thank you very much, thanks very much, much appreciated, great, perfect, awesome, excellent, cool, nice, that helps, that helped, that was helpful, very helpful, got it, all good, no thanks, no thank you, that s all, that is all, nothing else, for your help, for the help, you are great',
    goodbye:
      'bye, goodbye, bye bye, good bye, see you, see you later, see ya, good night, have a nice day, have a great day, have a good day, take care',
  },
  de: {
    greeting:
      'hallo, guten tag, guten morgen, guten abend, moin, servus, grüß gott, grüezi, hallo zusammen, wie geht es dir, wie geht es ihnen, wie gehts, hi',
    thanks:
      'danke, vielen dank, danke schön, dankeschön, danke sehr, herzlichen dank, besten dank, danke dir, danke ihnen, vielen lieben dank, perfekt, prima, toll, klasse, alles klar, für die hilfe, für deine hilfe, für ihre hilfe',
    goodbye:
      'tschüss, tschüß, tschüs, auf wiedersehen, bis bald, bis später, schönen tag noch, schönen tag, gute nacht, ciao',
  },
  fr: {
    greeting: 'bonjour, bonsoir, salut, coucou, comment allez vous, comment ça va, ça va',
    thanks:
      'merci, merci beaucoup, merci bien, mille mercis, un grand merci, parfait, génial, d accord, pour votre aide, pour ton aide, à vous',
    goodbye: 'au revoir, à bientôt, à plus tard, bonne journée, bonne soirée, bonne nuit, adieu',
  },
  es: {
    greeting:
      'hola, buenos días, buenas tardes, buenas noches, buenas, buen día, qué tal, cómo estás, cómo está',
    thanks:
      'gracias, muchas gracias, mil gracias, muchísimas gracias, perfecto, genial, vale, estupendo, por la ayuda, por su ayuda, por tu ayuda',
    goodbye: 'adiós, hasta luego, hasta pronto, hasta mañana, chao, chau, nos vemos, que tenga un buen día',
  },
  it: {
    greeting: 'ciao, buongiorno, buon giorno, buonasera, buona sera, salve, come stai, come sta',
    thanks:
      'grazie, grazie mille, molte grazie, ti ringrazio, la ringrazio, perfetto, ottimo, va bene, per l aiuto',
    goodbye: 'arrivederci, a presto, a dopo, buona giornata, buona serata, buonanotte, addio',
  },
  pt: {
    greeting: 'olá, oi, bom dia, boa tarde, boa noite, tudo bem, como vai',
    thanks: 'obrigado, obrigada, muito obrigado, muito obrigada, valeu, perfeito, ótimo, pela ajuda',
    goodbye: 'tchau, adeus, até logo, até mais, até breve, tenha um bom dia',
  },
  nl: {
    greeting: 'hallo, hoi, goedemorgen, goedemiddag, goedenavond, goedendag, dag, hoe gaat het',
    thanks:
      'bedankt, dank je, dank je wel, dankjewel, dank u, dank u wel, dankuwel, hartelijk dank, heel erg bedankt, top, prima, perfect, voor de hulp',
    goodbye: 'doei, tot ziens, tot later, fijne dag, fijne dag nog, welterusten',
  },
  pl: {
    greeting: 'cześć, dzień dobry, witam, hej, dobry wieczór, witaj, siema',
    thanks: 'dziękuję, dzięki, dziękuję bardzo, bardzo dziękuję, wielkie dzięki, super, świetnie, za pomoc',
    goodbye: 'do widzenia, pa, na razie, do zobaczenia, miłego dnia, dobranoc',
  },
  ro: {
    greeting: 'bună, bună ziua, bună dimineața, bună seara, salut, ce faci, noroc',
    thanks: 'mulțumesc, mulțumesc mult, mulțumesc frumos, mersi, vă mulțumesc, perfect, pentru ajutor',
    goodbye: 'la revedere, pa, pe curând, o zi bună, noapte bună',
  },
  sv: {
    greeting: 'hej, hejsan, hallå, god morgon, god dag, god kväll, tjena, hur mår du',
    thanks: 'tack, tack så mycket, tackar, stort tack, tusen tack, toppen, perfekt, för hjälpen',
    goodbye: 'hej då, adjö, vi ses, ha det bra, ha en bra dag, god natt',
  },
  da: {
    greeting: 'hej, goddag, godmorgen, god aften, godaften, halløj, hvordan går det',
    thanks: 'tak, mange tak, tusind tak, tak skal du have, tak for hjælpen, perfekt',
    goodbye: 'farvel, hej hej, vi ses, hav en god dag, godnat',
  },
  no: {
    greeting: 'hei, god dag, god morgen, god kveld, heisann, hallo, hvordan går det',
    thanks: 'takk, tusen takk, mange takk, takk skal du ha, takk for hjelpen, perfekt',
    goodbye: 'ha det, ha det bra, farvel, vi sees, ha en fin dag, god natt',
  },
  fi: {
    greeting: 'hei, moi, terve, moikka, hyvää huomenta, hyvää päivää, hyvää iltaa, mitä kuuluu',
    thanks: 'kiitos, kiitti, paljon kiitoksia, kiitos paljon, kiitoksia, hienoa, loistavaa, avusta',
    goodbye: 'näkemiin, hei hei, heippa, moi moi, hyvää päivänjatkoa, hyvää yötä',
  },
  cs: {
    greeting: 'ahoj, dobrý den, dobré ráno, dobrý večer, čau, zdravím, nazdar',
    thanks: 'děkuji, díky, děkuju, moc děkuji, děkuji moc, mockrát děkuji, díky moc, super, skvělé, za pomoc',
    goodbye: 'na shledanou, nashledanou, sbohem, měj se, mějte se, hezký den, dobrou noc',
  },
  hu: {
    greeting: 'szia, sziasztok, helló, jó napot, jó napot kívánok, jó reggelt, jó estét, üdv, üdvözlöm',
    thanks: 'köszönöm, köszi, köszönöm szépen, nagyon köszönöm, kösz, szuper, a segítséget',
    goodbye: 'viszlát, viszontlátásra, szép napot, jó éjszakát',
  },
  tr: {
    greeting: 'merhaba, selam, günaydın, iyi günler, iyi akşamlar, nasılsın, nasılsınız',
    thanks:
      'teşekkürler, teşekkür ederim, çok teşekkürler, çok teşekkür ederim, sağ ol, sağol, sağ olun, harika, süper, tamam',
    goodbye: 'hoşça kal, hoşçakal, güle güle, görüşürüz, iyi geceler, hoşçakalın',
  },
  el: {
    greeting: 'γεια, γεια σας, γεια σου, καλημέρα, καλησπέρα, χαίρετε, τι κάνεις',
    thanks: 'ευχαριστώ, ευχαριστώ πολύ, σας ευχαριστώ, τέλεια, ωραία, για τη βοήθεια',
    goodbye: 'αντίο, τα λέμε, καληνύχτα, καλή συνέχεια, εις το επανιδείν',
  },
  ru: {
    greeting:
      'привет, здравствуйте, добрый день, доброе утро, добрый вечер, здравствуй, приветствую, как дела',
    thanks:
      'спасибо, большое спасибо, спасибо большое, благодарю, спс, отлично, супер, хорошо, понятно, за помощь',
    goodbye: 'пока, до свидания, до встречи, всего доброго, хорошего дня, спокойной ночи',
  },
  uk: {
    greeting: 'привіт, вітаю, добрий день, доброго дня, доброго ранку, добрий вечір, здрастуйте, як справи',
    thanks: 'дякую, дуже дякую, щиро дякую, спасибі, чудово, супер, за допомогу',
    goodbye: 'бувай, до побачення, на все добре, гарного дня, на добраніч',
  },
  ar: {
    greeting: 'مرحبا, مرحباً, أهلا, أهلاً, اهلا, السلام عليكم, صباح الخير, مساء الخير, كيف حالك, أهلا وسهلا',
    thanks: 'شكرا, شكراً, شكرا لك, شكرًا, شكرا جزيلا, شكراً جزيلاً, ممتاز, رائع, على المساعدة',
    goodbye: 'مع السلامة, وداعا, وداعاً, إلى اللقاء, تصبح على خير',
  },
  he: {
    greeting: 'שלום, היי, הי, בוקר טוב, ערב טוב, צהריים טובים, מה שלומך, מה נשמע',
    thanks: 'תודה, תודה רבה, המון תודה, מעולה, מצוין, על העזרה',
    goodbye: 'להתראות, ביי, לילה טוב, יום טוב, שיהיה יום נעים',
  },
  hi: {
    greeting: 'नमस्ते, नमस्कार, हैलो, हेलो, हाय, सुप्रभात, शुभ संध्या, आप कैसे हैं',
    thanks: 'धन्यवाद, बहुत धन्यवाद, बहुत बहुत धन्यवाद, शुक्रिया, बहुत शुक्रिया, बढ़िया, ठीक है',
    goodbye: 'अलविदा, फिर मिलेंगे, शुभ रात्रि, बाय',
  },
  vi: {
    greeting: 'xin chào, chào, chào bạn, chào anh, chào chị, alo',
    thanks:
      'cảm ơn, cám ơn, cảm ơn bạn, cảm ơn nhiều, cảm ơn rất nhiều, cảm ơn bạn nhiều, tuyệt, tuyệt vời, tốt quá',
    goodbye: 'tạm biệt, hẹn gặp lại, chúc ngủ ngon, chào tạm biệt',
  },
  id: {
    greeting: 'halo, hai, selamat pagi, selamat siang, selamat sore, selamat malam, apa kabar',
    thanks: 'terima kasih, terima kasih banyak, makasih, trims, baik, bagus, mantap, atas bantuannya',
    goodbye: 'selamat tinggal, sampai jumpa, sampai nanti, dadah',
  },
  zh: {
    greeting: '你好, 您好, 嗨, 哈喽, 大家好, 早上好, 下午好, 晚上好, 在吗, 你好吗',
    thanks: '谢谢, 謝謝, 谢谢你, 谢谢您, 多谢, 感谢, 非常感谢, 太好了, 好的, 明白了, 谢谢你的帮助',
    goodbye: '再见, 再見, 拜拜, 晚安, 回头见',
  },
  ja: {
    greeting:
      'こんにちは, こんばんは, おはよう, おはようございます, はじめまして, もしもし, お世話になります, お世話になっております',
    thanks:
      'ありがとう, ありがとうございます, ありがとうございました, どうもありがとうございます, どうも, 感謝します, 助かりました, 了解です, わかりました',
    goodbye: 'さようなら, さよなら, またね, バイバイ, おやすみなさい, 失礼します',
  },
  ko: {
    greeting: '안녕, 안녕하세요, 안녕하십니까, 반갑습니다, 반가워요, 여보세요',
    thanks:
      '감사합니다, 고마워요, 고맙습니다, 고마워, 감사해요, 정말 감사합니다, 네 감사합니다, 좋아요, 알겠습니다',
    goodbye: '안녕히 계세요, 안녕히 가세요, 잘 가요, 다음에 봐요, 안녕히 주무세요',
  },
  th: {
    greeting: 'สวัสดี, สวัสดีครับ, สวัสดีค่ะ, หวัดดี, หวัดดีครับ, หวัดดีค่ะ, ดีครับ, ดีค่ะ',
    thanks: 'ขอบคุณ, ขอบคุณครับ, ขอบคุณค่ะ, ขอบคุณมาก, ขอบคุณมากครับ, ขอบคุณมากค่ะ, ขอบใจ, เยี่ยม',
    goodbye: 'ลาก่อน, บ๊ายบาย, แล้วเจอกัน, ราตรีสวัสดิ์, ลาก่อนครับ, ลาก่อนค่ะ',
  },
};
