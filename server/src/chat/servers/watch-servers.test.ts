import { describe, expect, it } from 'vitest';

import { createLogger } from '../../logger.ts';
import type { StreamingAnswer } from '../../ports/message-store.ts';
import type { ServerId } from '../../ports/server-store.ts';
import { createServerWatch, MISSED_ROUNDS_MAX } from './watch-servers.ts';

const OTHER = 'srv_other';

/** A store of servers that can be away, with one answer that the other server writes. */
function createWorld(writer: ServerId | null = OTHER) {
  const beats = new Map<ServerId, number>([[OTHER, 1]]);
  const world = { beats, abandoned: 0, isAway: false, otherBeats: () => beats.set(OTHER, Math.random()) };
  const reached = <T>(value: T) => {
    if (world.isAway) throw new Error('the store is away');
    return value;
  };
  const answer = { writer: writer ?? undefined } as StreamingAnswer;
  const watch = createServerWatch({
    serverId: 'srv_own',
    servers: {
      beat: async ({ id, beat }) => void reached(beats.set(id, beat)),
      list: async () => reached([...beats].map(([id, beat]) => ({ id, beat }))),
      remove: async (id) => void reached(beats.delete(id)),
    },
    messages: { listStreaming: async () => reached([answer]) },
    abandon: async () => (world.abandoned += 1),
    logger: createLogger('silent'),
  });
  return Object.assign(world, { watch });
}

describe('the watch over other servers', () => {
  it('takes a server for gone after four looks without a sign of life, and forgets it', async () => {
    const world = createWorld();
    for (let round = 0; round < MISSED_ROUNDS_MAX; round += 1) await world.watch.round();
    expect(world.abandoned).toBe(0);
    await world.watch.round();
    expect(world.abandoned).toBe(1);
    expect([...world.beats.keys()]).toEqual(['srv_own']);
  });

  it('leaves a server alone that shows life now and then', async () => {
    const world = createWorld();
    for (let round = 0; round < 30; round += 1) {
      if (round % MISSED_ROUNDS_MAX === 0) world.otherBeats();
      await world.watch.round();
    }
    expect(world.abandoned).toBe(0);
  });

  it('counts only looks that worked: a store that was away for everyone makes nobody gone', async () => {
    const world = createWorld();
    await world.watch.round();
    world.isAway = true;
    for (let round = 0; round < 20; round += 1) await expect(world.watch.round()).rejects.toThrow('away');
    world.isAway = false;
    await world.watch.round();
    world.otherBeats();
    await world.watch.round();
    expect(world.abandoned).toBe(0);
  });

  it('ends at once what a server wrote that has stopped, and what nobody is known to write', async () => {
    for (const writer of ['srv_stopped', null] as const) {
      const world = createWorld(writer);
      await world.watch.round();
      expect(world.abandoned).toBe(1);
    }
  });
});
