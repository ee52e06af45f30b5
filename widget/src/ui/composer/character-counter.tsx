// Says how much room is left, when it gets scarce.

import { LIMITS } from '@frontdesk/contract';
import { usePanel } from '../panel-context.ts';

/** The counter shows from here on. */
const SCARCE_CHARS = 300;

/** What the counter needs. */
export interface CharacterCounterProps {
  readonly length: number;
  /** Whether the visitor has tried to send a text that is too long: they are told at once then. */
  readonly isUrgent: boolean;
}

/** Counts down to the longest message that the desk takes. */
export function CharacterCounter({ length, isUrgent }: CharacterCounterProps) {
  const { texts } = usePanel();
  const left = LIMITS.messageTextMaxChars - length;
  if (left > SCARCE_CHARS) return null;
  return (
    <p class={left < 0 ? 'counter is-over' : 'counter'} role={isUrgent && left < 0 ? 'alert' : undefined}>
      {left < 0 ? texts.charactersOver(-left) : texts.charactersLeft(left)}
    </p>
  );
}
