// @vitest-environment node
// The settings on their way into the form and back.

import { describe, expect, it } from 'vitest';

import type { AnsweringSettings } from '@frontdesk/contract';

import { toSettings, toValues, withProvider } from './settings-values.ts';

const SETTINGS: AnsweringSettings = {
  providers: ['openai', 'extractive'],
  model: null,
  tone: '',
  instructions: 'Be brief.',
  answerCharsMax: 2_000,
  answerTokensMax: 700,
  redaction: 'model',
  blockedTopics: [
    { name: 'Law', phrases: ['legal advice', 'sue'], reply: 'Ask a lawyer.' },
    { name: 'Health', phrases: ['medicine'] },
  ],
  linkHosts: ['shop.example', '*.shop.example'],
  confidenceMin: 0.35,
  rewritesQuestions: true,
  reranks: false,
  goldenBlocksPublishing: true,
};

describe('the settings', () => {
  it('come back from the form as they went in', () => {
    expect(toSettings(toValues(SETTINGS))).toEqual(SETTINGS);
    expect(toSettings({ ...toValues(SETTINGS), model: ' gpt ' }).model).toBe('gpt');
  });
});

describe('withProvider', () => {
  it.each([
    [['a', 'b'], 0, 'c', ['c', 'b']],
    [['a', 'b'], 0, 'b', ['b']],
    [['a', 'b', 'c'], 1, 'c', ['a', 'c']],
    [['a', 'b', 'c'], 1, '', ['a']],
    [[], 0, 'a', ['a']],
  ] as const)('%j with place %i as %s is %j', (chain, place, name, result) => {
    expect(withProvider(chain, place, name)).toEqual(result);
  });
});
