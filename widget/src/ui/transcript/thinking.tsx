// Says that an answer is on its way, for as long as that is likely.

import type { Timestamp } from '@frontdesk/contract';
import { useState } from 'preact/hooks';
import { usePanel } from '../panel-context.ts';
import { useLasting } from '../use-lasting.ts';

/** From here on a visitor wonders whether anything still happens. */
const LONG_AFTER_MS = 12_000;
/**
 * From here on no answer is to be expected.
 * @source security research, section 7: an answer takes 60 s at most; with room for a slow network
 */
const LOST_AFTER_MS = 75_000;

/** A question of a former visit; long enough that a clock which is wrong by minutes makes no difference. */
const OLD_AFTER_MS = 10 * 60_000;

/** Shows the three dots, later what to make of them. */
export function Thinking({ askedAt, assistant }: { askedAt: Timestamp | undefined; assistant: string }) {
  const { texts } = usePanel();
  const [isOld] = useState(() => askedAt !== undefined && Date.now() - Date.parse(askedAt) > OLD_AFTER_MS);
  const isLong = useLasting(true, LONG_AFTER_MS);
  const isLost = useLasting(true, LOST_AFTER_MS) || isOld;
  if (isLost) {
    return (
      <p class="handover" dir="auto">
        {texts.noAnswer}
      </p>
    );
  }
  const text = isLong ? texts.thinkingLong : texts.thinking(assistant);
  return <Dots text={text} isSeen={isLong} author="assistant" />;
}

/** What the dots say. */
export interface DotsProps {
  readonly text: string;
  /** Whether the text can be seen, not only heard. */
  readonly isSeen: boolean;
  readonly author: 'assistant' | 'agent';
}

/** Shows that somebody is about to say something. */
export function Dots({ text, isSeen, author }: DotsProps) {
  return (
    <div class={`group by-${author}`}>
      <div class="bubble thinking">
        <span class="dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        <span class={isSeen ? '' : 'sr'}>{text}</span>
      </div>
    </div>
  );
}
