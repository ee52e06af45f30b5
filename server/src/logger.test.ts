import { describe, expect, it } from 'vitest';

import { createLogger } from './logger.ts';

describe('the log', () => {
  it('holds neither secrets nor the words of a conversation, at any depth that the desk logs', () => {
    const lines: string[] = [];
    const logger = createLogger('debug', { write: (line: string) => void lines.push(line) });
    const canary = 'canary-7f3a';
    logger.info({ token: canary, conversationId: 'conv_1' }, 'one');
    logger.info({ request: { authorization: canary, cookie: canary } }, 'two');
    logger.info({ a: { b: { text: canary, apiKey: canary } } }, 'three');
    expect(lines).toHaveLength(3);
    expect(lines.join('')).not.toContain(canary);
    expect(lines.join('')).toContain('conv_1');
  });
});
