// Something that a page does at a press of a button.

import { useRef, useState } from 'preact/hooks';

import type { Outcome, Refusal } from '../transport/agent-link.ts';

/** What is being done. */
export interface Action {
  readonly isBusy: boolean;
  /** Why it failed the last time. */
  readonly error: Refusal | undefined;
  /** Does it, unless it is being done already. @returns what came of it, or `null` when it was not begun */
  readonly run: <T>(call: () => Promise<Outcome<T>>) => Promise<Outcome<T> | null>;
  readonly clear: () => void;
}

/** Follows what is being done, so that it is not done twice and its failure is shown. */
export function useAction(): Action {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Refusal>();
  const runningRef = useRef(false);
  const run: Action['run'] = async (call) => {
    if (runningRef.current) return null;
    runningRef.current = true;
    setBusy(true);
    const outcome = await call();
    runningRef.current = false;
    setBusy(false);
    setError(outcome.ok ? undefined : outcome.error);
    return outcome;
  };
  return { isBusy, error, run, clear: () => setError(undefined) };
}
