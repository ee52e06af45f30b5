import { describe, expect, it } from 'vitest';

import { matchTopic } from './match-topic.ts';
import { stripInvisible } from './strip-invisible.ts';

const TOPICS = [
  { name: 'medicine', phrases: ['dosage', 'side effects'] },
  { name: '退款', phrases: ['退款'] },
];
const nameOf = (question: string) => matchTopic(question, TOPICS)?.name;

describe('matchTopic', () => {
  it('finds the phrase in any form and order, and needs all of its words', () => {
    expect(nameOf('Which dosages are right for me?')).toBe('medicine');
    expect(nameOf('Is there an effect on the side?')).toBe('medicine');
    expect(nameOf('What is on the other side?')).toBeUndefined();
    expect(nameOf('我想退款')).toBe('退款');
    expect(nameOf('Do you ship?')).toBeUndefined();
    expect(matchTopic('dosage', [])).toBeUndefined();
  });
});

describe('stripInvisible', () => {
  it('takes out what people don’t see, and keeps what writing needs', () => {
    const hidden = String.fromCodePoint(0xe0041, 0x202e, 0x200b, 0x2066, 0xfeff, 0x00ad, 0x0007, 0xe0101);
    expect(stripInvisible(`a${hidden}b`)).toBe('ab');
    for (const text of ['می‌خواهم', '👨‍👩‍👧', 'क्‍ष', 'line\n\tnext', 'Ünïcödé ❤️'])
      expect(stripInvisible(text)).toBe(text);
  });
});
