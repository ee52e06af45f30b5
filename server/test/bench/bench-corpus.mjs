// Documents and questions for the benchmark: from a data folder, or made up with the proportions of real text.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @source AWS documentation cut at 200 words: 168,829 chunks of 97 words on average */
const PASSAGE_WORDS_MAX = 200;
const PASSAGE_WORDS_MEAN = 97;
const PASSAGES_PER_DOCUMENT = 20;
const MANDELBROT = 20;
/** Documents longer than this many passages are parted, as no single file of a desk is larger than about a megabyte. */
const DOCUMENT_PASSAGES_MAX = 400;

/** Chance that is the same in every run (mulberry32). */
export function seededRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Makes documents up: words by Zipf's law out of `vocabulary` ones, with a subject per document whose words come up again and again,
 * and English function words in between.
 */
export function madeUpCorpus(passages, vocabulary = 200_000) {
  const random = seededRandom(1);
  const words = Array.from({ length: vocabulary }, (_, i) => madeUpWord(i, random));
  /** Zipf and Mandelbrot: the most frequent content words of real text are not as frequent as Zipf alone has it. */
  const zipf = () => Math.floor((vocabulary / MANDELBROT + 1) ** random() * MANDELBROT) - MANDELBROT;
  const functionWords = 'the of and to a in is for that on with as are this by you can from or it'.split(' ');
  const documents = [];
  const questions = [];
  for (let made = 0; made < passages; made += PASSAGES_PER_DOCUMENT) {
    const subject = Array.from({ length: 40 }, () => words[Math.floor(random() * vocabulary)]);
    const word = () => {
      const chance = random();
      if (chance < 0.4) return functionWords[Math.floor(random() * functionWords.length)];
      return chance < 0.5 ? subject[Math.floor(random() ** 2 * subject.length)] : words[zipf()];
    };
    const cut = Array.from({ length: Math.min(PASSAGES_PER_DOCUMENT, passages - made) }, () => {
      const count = Math.max(8, Math.min(PASSAGE_WORDS_MAX, Math.round(2 * PASSAGE_WORDS_MEAN * random())));
      return sentences(Array.from({ length: count }, word));
    });
    documents.push({ title: `${subject[0]} ${subject[1]}`, passages: cut });
    const asked = cut[Math.floor(random() * cut.length)].replace(/\./g, '').split(' ').slice(0, 9);
    questions.push(`how do I ${asked.join(' ')}?`);
  }
  return {
    documents,
    questions,
    name: `made-up text, ${vocabulary.toLocaleString('en')} words by Zipf’s law`,
  };
}

function madeUpWord(i, random) {
  const syllables =
    'ba co di fu ga he ki lo mu na pe ri so tu va we xi yo za cre stra plo tri gen ment er al'.split(' ');
  const count = 1 + Math.floor(random() * 3) + (i > 1_000 ? 1 : 0);
  return (
    Array.from({ length: count }, () => syllables[Math.floor(random() * syllables.length)]).join('') +
    (i > 50_000 ? i % 10 : '')
  );
}

function sentences(words) {
  return words.map((word, i) => (i % 16 === 15 ? `${word}.` : word)).join(' ');
}

/** Reads the knowledge of a data folder, as many passages as asked for; where there are fewer, documents come again under other titles. */
export function readCorpus(folder, passages) {
  const documents = [];
  const questions = [];
  for (const part of ['awsqa', 'hiddenq/aws', 'squad2', 'hiddenq/plausible', 'hiddenq/chatwoot']) {
    const path = join(folder, part);
    if (!existsSync(join(path, 'corpus.json'))) continue;
    documents.push(...documentsOf(JSON.parse(readFileSync(join(path, 'corpus.json'), 'utf8'))));
    for (const file of readdirSync(path).filter((name) => /^questions.*\.json$/.test(name)))
      questions.push(...JSON.parse(readFileSync(join(path, file), 'utf8')).map(({ q }) => q));
  }
  if (documents.length === 0) throw new Error(`${folder} has no corpus.json in awsqa, hiddenq or squad2.`);
  const taken = [];
  let count = 0;
  for (let round = 0; count < passages; round += 1) {
    for (const { title, passages: cut } of documents) {
      if (count >= passages) break;
      const fitting = cut.slice(0, passages - count);
      taken.push({ title: round === 0 ? title : `${title} edition${round}`, passages: fitting });
      count += fitting.length;
    }
  }
  return { documents: taken, questions, name: folder };
}

function documentsOf(records) {
  const byDocument = new Map();
  for (const { id, doc = id, title = '', text } of records) {
    const words = text.split(/\s+/).filter(Boolean);
    const document = byDocument.get(doc) ?? { title, passages: [] };
    byDocument.set(doc, document);
    for (let at = 0; at < words.length; at += PASSAGE_WORDS_MAX)
      document.passages.push(words.slice(at, at + PASSAGE_WORDS_MAX).join(' '));
  }
  return [...byDocument.values()].flatMap(({ title, passages }) =>
    Array.from({ length: Math.ceil(passages.length / DOCUMENT_PASSAGES_MAX) }, (_, i) => ({
      title,
      passages: passages.slice(i * DOCUMENT_PASSAGES_MAX, (i + 1) * DOCUMENT_PASSAGES_MAX),
    })),
  );
}

/** Puts one typing mistake into a word of a question. */
export function mistype(question, random) {
  const words = question.split(' ');
  const long = words.flatMap((word, i) => (word.length > 5 ? [i] : []));
  const chosen = long[Math.floor(random() * long.length)];
  if (chosen === undefined) return question;
  const word = words[chosen];
  const at = 1 + Math.floor(random() * (word.length - 2));
  return words.with(chosen, word.slice(0, at) + word.slice(at + 1)).join(' ');
}
