// The desk is killed at chosen moments; no acknowledged message is lost, doubled or moved.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { inForm, report } from './chaos-form.ts';
import { SEED } from './desk/random.ts';
import { startChaosDesk, type ChaosDesk } from './desk/start-chaos-desk.ts';
import { killServer } from './drivers/kill-server.ts';
import { acknowledgeEarly } from './faults/aim-kills.ts';
import { countByKind } from './visitor/check-transcript.ts';

const plan = inForm({
  small: { conversations: 6, pages: 1, messagesEach: 4, kills: 4 },
  full: { conversations: 200, pages: 20, messagesEach: 20, kills: 100 },
});
const TIMEOUT_MS = inForm({ small: 60_000, full: 3_600_000 });
/** Longer than a kill takes, so that a message that was acknowledged early is not there yet. */
const LATE_WRITE_MS = 200;

let chaos: ChaosDesk;
beforeAll(async () => {
  chaos = await startChaosDesk([{ pieces: 20, pieceEveryMs: 15 }]);
});
afterAll(async () => chaos[Symbol.asyncDispose]());

describe('a desk that is killed', () => {
  it(
    'keeps every acknowledged message once, in order and without a gap',
    { timeout: TIMEOUT_MS },
    async () => {
      const { violations, kills, ...figures } = await killServer(chaos, plan);
      const total = [...kills.values()].reduce((sum, count) => sum + count, 0);
      report(
        'kill -9',
        `${plan.conversations} conversations × ${plan.messagesEach} messages, ${plan.pages} of them in pages of a browser, ${total} kills (${[
          ...kills,
        ]
          .map(([aim, count]) => `${count} ${aim}`)
          .join(
            '; ',
          )}); ${figures.acknowledged} acknowledged, ${figures.repeated} of them found stored already, ` +
          `${figures.interrupted} answers interrupted; ${figures.documents} documents compared with the store; back within ${figures.returnP95Ms} ms (p95); ` +
          `${countByKind(violations)}; seed ${SEED}`,
      );
      expect(violations).toEqual([]);
      expect(total).toBe(plan.kills);
      expect(figures.acknowledged).toBe((plan.conversations - plan.pages) * plan.messagesEach);
      expect(figures.documents).toBe(plan.conversations);
      expect(figures.repeated).toBeGreaterThanOrEqual(kills.get('after the write, before the ack') ?? 0);
    },
  );

  it('would be found out if it acknowledged before it wrote', { timeout: TIMEOUT_MS }, async () => {
    const stop = acknowledgeEarly(chaos.proxy, LATE_WRITE_MS);
    const control = {
      conversations: 5,
      pages: 0,
      messagesEach: 2,
      kills: 1,
      aims: ['before the write'],
      settleWithinMs: 1_000,
    } as const;
    const { violations } = await killServer(chaos, control);
    stop();
    const lost = violations.filter(({ kind }) => kind === 'lost').length;
    report('kill -9, control', `a desk that acknowledges before it writes: ${lost} lost messages found`);
    expect(lost).toBeGreaterThan(0);
  });
});
