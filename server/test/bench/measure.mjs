// What the benchmark measures with.
import { existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** Returns what is left for the garbage collector to keep, in megabytes: objects and the memory of typed arrays. */
export function memoryMb() {
  for (let i = 0; i < 3; i += 1) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1_048_576;
}

/** Where Linux tells how long a thread was on a processor; the first number, in nanoseconds. */
const SCHEDSTAT = `/proc/self/task/${process.pid}/schedstat`;

/**
 * Returns how long this thread has been on a processor, in milliseconds; where the system does not tell, the time of the day must do.
 * On a shared machine most of the waiting is for others.
 */
export const threadMs = existsSync(SCHEDSTAT)
  ? () => Number(readFileSync(SCHEDSTAT, 'utf8').split(' ', 1)[0]) / 1e6
  : () => performance.now();

/** Watches how long the event loop is held: how late a timer of a millisecond comes. */
export function watchLoop() {
  let [heldMs, workedMs] = [0, 0];
  let [lastAt, lastWork] = [performance.now(), threadMs()];
  let running = true;
  const turn = () => {
    const [now, work] = [performance.now(), threadMs()];
    heldMs = Math.max(heldMs, now - lastAt);
    workedMs = Math.max(workedMs, work - lastWork);
    [lastAt, lastWork] = [now, work];
    if (running) setTimeout(turn, 1);
  };
  setTimeout(turn, 1);
  return () => {
    running = false;
    return { heldMs, workedMs };
  };
}

export function percentile(times, share) {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
}

/** Runs work and returns how long it took, in milliseconds: by the clock, and on the processor in this thread. */
export async function timed(work) {
  const [start, workStart] = [performance.now(), threadMs()];
  await work();
  return { ms: performance.now() - start, workMs: threadMs() - workStart };
}
