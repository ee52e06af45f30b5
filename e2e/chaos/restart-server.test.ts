// The desk is restarted while answers are being written; nothing that was acknowledged is lost, and every answer ends.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { inForm, report } from './chaos-form.ts';
import { SEED } from './desk/random.ts';
import { startChaosDesk, type ChaosDesk } from './desk/start-chaos-desk.ts';
import { restartServer } from './drivers/restart-server.ts';
import { countByKind } from './visitor/check-transcript.ts';

const plan = {
  ...inForm({
    small: { sockets: 30, liveAnswers: 6, restarts: 1 },
    full: { sockets: 500, liveAnswers: 50, restarts: 10 },
  }),
  longMark: '(long)',
  quickMark: '(quick)',
};
const TIMEOUT_MS = inForm({ small: 90_000, full: 1_800_000 });
/** @source the promise of a stop: SIGTERM stops the desk within 15 s */
const EXIT_LIMIT_MS = 15_000;
const RETURN_LIMIT_MS = 60_000;

let chaos: ChaosDesk;
beforeAll(async () => {
  chaos = await startChaosDesk([
    { pieces: 20, pieceEveryMs: 50 },
    { mark: plan.quickMark, pieces: 3, pieceEveryMs: 10 },
    { mark: plan.longMark, pieces: 120, pieceEveryMs: 100 },
  ]);
});
afterAll(async () => chaos[Symbol.asyncDispose]());

describe('a desk that is restarted', () => {
  it('loses nothing, ends every answer and stops in time', { timeout: TIMEOUT_MS }, async () => {
    const { violations, exits, ...figures } = await restartServer(chaos, plan);
    const slowest = Math.max(...exits.map(({ tookMs }) => tookMs));
    report(
      'restarts',
      `${plan.sockets} sockets, ${plan.restarts} restarts by SIGTERM, ${figures.liveAtStop} live answers ` +
        `(${figures.complete} complete, ${figures.interrupted} interrupted); ${figures.acknowledged} acknowledged; ` +
        `exit within ${slowest} ms, everyone back within ${figures.returnMaxMs} ms; ${countByKind(violations)}; seed ${SEED}`,
    );
    expect(violations).toEqual([]);
    expect(figures.liveAtStop).toBeGreaterThanOrEqual(plan.liveAnswers * plan.restarts);
    expect(figures.complete + figures.interrupted).toBe(figures.liveAtStop);
    expect(exits.every(({ status }) => status === 0)).toBe(true);
    expect(slowest).toBeLessThanOrEqual(EXIT_LIMIT_MS);
    expect(figures.returnMaxMs).toBeLessThan(RETURN_LIMIT_MS);
  });
});
