// What an answer is, in short.

import type { AnswerOutline } from '@frontdesk/contract';

import { escalationWords } from '../inbox/reason-words.ts';
import { RichText } from '../rich-text/rich-text.tsx';
import { Citations } from '../transcript/citations.tsx';

/** Says whether a person was needed, and how sure the desk was. */
export function Verdict({ reason, confidence }: Pick<AnswerOutline, 'reason' | 'confidence'>) {
  return (
    <>
      <span class={reason ? 'tag waiting' : 'tag ai'}>
        {reason ? `Person needed: ${escalationWords(reason)}` : 'Answered'}
      </span>{' '}
      <span class="confidence">{Math.round(confidence * 100)} % sure</span>
    </>
  );
}

/** Shows an answer with its sources and whether it needed a person. */
export function OutlineView({ outline }: { readonly outline: AnswerOutline }) {
  return (
    <div class="outline">
      <p>
        <Verdict {...outline} />
      </p>
      <div dir="auto">
        <RichText text={outline.text} />
      </div>
      <Citations citations={outline.citations} />
    </div>
  );
}
