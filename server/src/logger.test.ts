import { describe, expect, it } from 'vitest';

import { createLogger } from './logger.ts';

describe('the log', () => {
  it('holds neither secrets nor the words of a conversation, at any depth that the desk logs', () => {
    const lines: string[] = [];
    const logger = createLogger('debug', { destination: { write: (line) => void lines.push(line) } });
    const canary = 'canary-7f3a';
    logger.info({ token: canary, conversationId: 'conv_1' }, 'one');
    logger.info({ request: { authorization: canary, cookie: canary } }, 'two');
    logger.info({ a: { b: { text: canary, apiKey: canary } } }, 'three');
    expect(lines).toHaveLength(3);
    expect(lines.join('')).not.toContain(canary);
    expect(lines.join('')).toContain('conv_1');
  });

  it('holds no key that a service repeats in its errors, known to the desk or only looking like one', () => {
    const lines: string[] = [];
    const destination = { write: (line: string) => void lines.push(line) };
    const log = (secrets: readonly string[]) => {
      const cause = new Error('Incorrect API key provided: odd"key\\9c1f27. Bearer sk-live.canary was sent');
      createLogger('warn', { destination, secrets }).warn({ err: new Error('it failed', { cause }) }, 'one');
      return lines.pop() ?? '';
    };
    expect(log([])).toContain('9c1f27');
    expect(log([])).not.toContain('canary');
    const line = log(['odd"key\\9c1f27']);
    expect(line).not.toContain('9c1f27');
    expect(JSON.parse(line)).toMatchObject({
      msg: 'one',
      err: { message: expect.stringContaining('***') as string },
    });
  });
});
