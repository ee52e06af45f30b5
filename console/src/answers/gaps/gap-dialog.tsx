// Closing a gap: the answer is written, and the questions are asked again.

import { useEffect, useState } from 'preact/hooks';

import type { Gap, GapAnswered } from '@frontdesk/contract';

import { Dialog } from '../../ui/dialog.tsx';
import { GapAnswerForm } from './gap-answer-form.tsx';
import { GapAnsweredView } from './gap-answered-view.tsx';

/** Shows the form for a gap, then what its answer did. */
export function GapDialog(props: {
  readonly gap: Gap | null;
  readonly onAnswered: () => void;
  readonly onClose: () => void;
}) {
  const { gap, onAnswered, onClose } = props;
  const [answered, setAnswered] = useState<GapAnswered | null>(null);
  useEffect(() => setAnswered(null), [gap]);
  return (
    <Dialog
      title={answered ? 'Before and after' : 'Write the answer'}
      isOpen={gap !== null}
      isWide
      onClose={onClose}
    >
      {gap && answered && <GapAnsweredView answered={answered} onDone={onClose} />}
      {gap && !answered && (
        <GapAnswerForm
          gap={gap}
          onAnswered={(next) => {
            setAnswered(next);
            onAnswered();
          }}
          onCancel={onClose}
        />
      )}
    </Dialog>
  );
}
