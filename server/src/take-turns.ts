// Work on the same thing, one after the other.

/** Runs a task when all earlier ones with the same key have ended, however they ended. @returns what the task returns */
export type TakeTurns = <Result>(key: string, task: () => Promise<Result>) => Promise<Result>;

/** Makes turns of its own; keys that nobody waits for take no room. */
export function createTurns(): TakeTurns {
  const last = new Map<string, Promise<unknown>>();
  return async (key, task) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(task, task);
    const settled = mine.catch(() => undefined);
    last.set(key, settled);
    await settled;
    if (last.get(key) === settled) last.delete(key);
    return mine;
  };
}
