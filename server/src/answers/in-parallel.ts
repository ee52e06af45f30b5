// Works through a list a few at a time.

/**
 * Does something for each item, at most `atOnce` at the same time.
 * @returns the results in the order of the items
 * @throws what the first failure threw; what has begun goes on, nothing more is begun
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const rest = items.entries();
  const work = async (): Promise<void> => {
    for (const [position, item] of rest) results[position] = await run(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
  return results;
}
