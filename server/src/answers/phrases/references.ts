// Words by which a question leans on what was said before, language by language.

import type { KnownLanguage } from '../../knowledge/language/languages.ts';

/** Pronouns and beginnings in lower case, parted by commas. A question with one of them may not stand by itself. */
export const REFERENCES: Record<KnownLanguage, string> = {
  en: 'it, its, that, this, these, those, they, them, their, one, ones, there, then, also, too, else, instead, and, or, but, so, same',
  de: 'es, das, dies, diese, dieser, dieses, diesen, sie, ihn, ihm, ihnen, davon, dafür, damit, dazu, daran, darauf, dort, dann, und, oder, aber, auch, stattdessen, sonst',
  fr: 'il, elle, ils, elles, le, la, les, lui, leur, ça, cela, ce, cet, cette, ces, celui, celle, ceux, en, y, et, ou, mais, aussi, sinon, alors, là',
  es: 'lo, la, los, las, le, les, eso, esto, ese, esa, este, esta, esos, esas, ello, él, ella, ellos, allí, y, o, pero, también, entonces',
  it: 'lo, la, li, le, gli, ciò, questo, questa, questi, quello, quella, quelli, ne, ci, lì, e, o, ma, anche, invece, allora',
  pt: 'o, a, os, as, isso, isto, esse, essa, este, esta, aquele, ele, ela, eles, lá, e, ou, mas, também, então',
  nl: 'het, dat, dit, deze, die, ze, hen, hem, ervan, ermee, ervoor, daar, en, of, maar, ook, dan, anders',
  pl: 'to, tego, tym, ten, ta, te, go, ją, je, ich, nim, nią, tam, i, a, albo, ale, też, także, wtedy',
  ro: 'el, ea, ei, ele, îl, o, îi, le, asta, acesta, aceasta, acestea, acela, acolo, și, sau, dar, de asemenea, atunci',
  sv: 'det, den, detta, denna, dessa, de, dem, där, och, eller, men, också, då, istället',
  da: 'det, den, dette, denne, disse, de, dem, der, og, eller, men, også, så, i stedet',
  no: 'det, den, dette, denne, disse, de, dem, der, og, eller, men, også, da, i stedet',
  fi: 'se, sen, sitä, siihen, siitä, tämä, tämän, ne, niitä, siellä, ja, tai, mutta, myös, sitten, entä',
  cs: 'to, toho, tom, ten, ta, ho, ji, je, jich, tam, a, nebo, ale, také, pak, potom',
  hu: 'ez, az, ezt, azt, ezek, azok, ott, és, vagy, de, is, akkor, ehelyett',
  tr: 'bu, bunu, bunun, şu, o, onu, onun, onlar, orada, ve, veya, ama, da, de, peki, ya',
  el: 'αυτό, αυτή, αυτός, αυτά, αυτές, το, τα, την, τον, εκεί, και, ή, αλλά, επίσης, τότε',
  ru: 'это, этого, этот, эта, эти, он, она, оно, они, его, её, ее, их, там, и, а, или, но, тоже, также, тогда',
  uk: 'це, цього, цей, ця, ці, він, вона, воно, вони, його, її, їх, там, і, а, або, але, теж, також, тоді',
  ar: 'هو, هي, هم, ذلك, هذا, هذه, تلك, هؤلاء, هناك, و, أو, لكن, أيضا, أيضًا',
  he: 'זה, זאת, זו, אלה, הוא, היא, הם, אותו, אותה, שם, ו, או, אבל, גם, אז',
  hi: 'यह, ये, वह, वे, इसे, उसे, इसका, उसका, इनका, वहाँ, और, या, लेकिन, भी, फिर',
  vi: 'nó, đó, này, chúng, ở đó, và, hoặc, nhưng, cũng, thì, còn',
  id: 'itu, ini, dia, mereka, nya, di sana, dan, atau, tetapi, tapi, juga, lalu',
  zh: '它, 这, 這, 那, 其, 他们, 它们, 那么, 还有, 也',
  ja: 'それ, これ, あれ, その, この, そこ, では, じゃあ, また, も',
  ko: '그것, 이것, 그거, 이거, 그건, 이건, 그럼, 그리고, 또, 거기',
  th: 'มัน, นั้น, นี้, นั่น, นี่, ที่นั่น, แล้ว, และ, หรือ, แต่',
};
