// Work that must not run twice at once, and must not miss a call either.

/**
 * Makes a function of which one run is under way at a time. A call during a run makes it run once more afterwards:
 * what the call is about may have come too late for the present run.
 * @returns a function whose promise resolves when nothing is left to do
 */
export function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isAskedAgain = false;
  const runUntilQuiet = async () => {
    try {
      while (isAskedAgain) {
        isAskedAgain = false;
        await run();
      }
    } finally {
      // In the same step as the last check: a call from here on starts anew.
      running = null;
    }
  };
  return () => {
    isAskedAgain = true;
    // Begun in a step of its own, so that a call from within the run finds it under way.
    running ??= Promise.resolve().then(runUntilQuiet);
    return running;
  };
}
