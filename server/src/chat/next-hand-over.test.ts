import type { Handover, HandoverState } from '@frontdesk/contract';
import { describe, expect, it } from 'vitest';

import { nextHandover, type HandoverAction } from './next-hand-over.ts';

const ada = { id: 'agent_ada', name: 'Ada' } as const;
const bo = { id: 'agent_bo', name: 'Bo' } as const;

function at(state: HandoverState): Handover {
  const since = '2026-01-01T00:00:00.000Z';
  return { state, version: 1, since, ...(state !== 'ai' && { agent: ada }) };
}

describe('the hand-over', () => {
  it.each<[HandoverState, HandoverAction, string]>([
    ['ai', 'request', 'requested'],
    ['returned', 'request', 'requested'],
    ['resolved', 'request', 'requested'],
    ['queued', 'request', 'unchanged'],
    ['human', 'request', 'unchanged'],
    ['requested', 'queue', 'queued'],
    ['human', 'queue', 'unchanged'],
    ['queued', 'cancel', 'returned'],
    ['human', 'cancel', 'unchanged'],
    ['resolved', 'reopen', 'ai'],
    ['human', 'reopen', 'unchanged'],
  ])('from %s by a visitor’s %s becomes %s', (state, action, next) => {
    expect(nextHandover(at(state), action)).toBe(next);
  });

  it.each<[HandoverState, HandoverAction, string, string]>([
    ['ai', 'claim', 'human', 'human'],
    ['queued', 'claim', 'human', 'human'],
    ['resolved', 'claim', 'human', 'human'],
    ['human', 'claim', 'unchanged', 'conflict'],
    ['human', 'return', 'returned', 'conflict'],
    ['queued', 'return', 'returned', 'returned'],
    ['ai', 'return', 'unchanged', 'unchanged'],
    ['human', 'resolve', 'resolved', 'conflict'],
    ['ai', 'resolve', 'resolved', 'resolved'],
    ['resolved', 'resolve', 'unchanged', 'unchanged'],
  ])('from %s by %s becomes %s for the holder, %s for another agent', (state, action, own, other) => {
    expect(nextHandover(at(state), action, ada)).toBe(own);
    expect(nextHandover(at(state), action, bo)).toBe(other);
  });
});
