// A change of the hand-over, told in the transcript.

import type { AssistantProfile, HandoverMessage } from '@frontdesk/contract';
import { usePanel } from '../panel-context.ts';
import { handoverSentence } from './handover-sentence.ts';

/** Shows a change of the hand-over. */
export function HandoverLine({
  message,
  assistant,
}: {
  message: HandoverMessage;
  assistant: AssistantProfile | null;
}) {
  const { texts } = usePanel();
  const sentence = handoverSentence(message, assistant?.name ?? texts.assistantFallback, texts);
  if (!sentence) return null;
  return (
    <p class="handover" dir="auto">
      {sentence}
    </p>
  );
}
