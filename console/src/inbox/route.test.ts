// @vitest-environment node
// Addresses of the inbox.

import { describe, expect, it } from 'vitest';

import { formatRoute, parseRoute } from './route.ts';

describe('parseRoute', () => {
  it('reads what formatRoute writes', () => {
    for (const route of [
      { section: 'mine', conversationId: 'conv_Ab1' },
      { section: 'resolved', conversationId: null },
    ] as const) {
      expect(parseRoute(formatRoute(route))).toEqual(route);
    }
  });

  it('leads to the waiting conversations whatever else it is given', () => {
    for (const hash of [
      '',
      '#',
      '#/nowhere',
      '#/waiting/vis_1',
      '#/waiting/conv_<b>',
      '#/constructor',
      '#sign-in=x',
    ]) {
      expect(parseRoute(hash)).toEqual({ section: 'waiting', conversationId: null });
    }
  });
});
