// Asking before something that can't be taken back.

import { useCallback, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';

import { Dialog } from '../ui/dialog.tsx';
import type { PageTools, Question } from './page-tools.ts';

interface Asked extends Question {
  readonly answer: (isYes: boolean) => void;
}

/** Returns a way to ask, and the window in which the question stands. */
export function useConfirm(): readonly [PageTools['confirm'], ComponentChildren] {
  const [asked, setAsked] = useState<Asked | null>(null);
  const confirm = useCallback<PageTools['confirm']>(
    async (question) => new Promise((answer) => setAsked({ ...question, answer })),
    [],
  );
  function answer(isYes: boolean) {
    asked?.answer(isYes);
    setAsked(null);
  }
  const view = (
    <Dialog title={asked?.title ?? ''} isOpen={asked !== null} onClose={() => answer(false)}>
      <p>{asked?.words}</p>
      <p class="dialog-end">
        <button type="button" class="button" onClick={() => answer(false)}>
          Cancel
        </button>
        <button type="button" class="button danger" onClick={() => answer(true)}>
          {asked?.action}
        </button>
      </p>
    </Dialog>
  );
  return [confirm, view];
}
