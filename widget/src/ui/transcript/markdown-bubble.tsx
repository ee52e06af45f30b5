// What the assistant and agents say, as Markdown.

import type { AgentMessage, AnswerMessage } from '@frontdesk/contract';
import { useMemo, useRef } from 'preact/hooks';
import type { LiveText } from '../../chat/chat-state.ts';
import { createGrowingMarkdown, parseMarkdown } from '../../markdown/parse-markdown.ts';
import { usePanel } from '../panel-context.ts';
import { RichText } from '../rich-text/rich-text.tsx';
import { AskAgain } from './ask-again.tsx';
import { Sources } from './sources.tsx';

/** Shows an answer that is being written. */
export function LiveBubble({ live }: { live: LiveText }) {
  const read = useRef(createGrowingMarkdown());
  const blocks = read.current(live.text, { isOpenEnded: true, citations: 'any' });
  return (
    <div class="bubble live">
      <RichText blocks={blocks} />
    </div>
  );
}

/** Shows an answer with its sources. */
export function AnswerBubble({ message }: { message: AnswerMessage }) {
  const { texts, view } = usePanel();
  const { text, citations, status } = message;
  const blocks = useMemo(
    () => parseMarkdown(text, { citations: new Set(citations.map(({ index }) => index)) }),
    [text, citations],
  );
  // The other ways to end have no words.
  const ending: string | undefined = texts[status as 'interrupted' | 'stopped'];
  return (
    <>
      <div class="bubble">
        <RichText blocks={blocks} citations={citations} />
        {ending && <p class="ending">{ending}</p>}
      </div>
      <Sources citations={citations} />
      {view.underAnswer?.(message)}
      <AskAgain answerId={message.id} />
    </>
  );
}

/** Shows what an agent wrote; a line's end is meant as one. */
export function AgentBubble({ message: { text } }: { message: AgentMessage }) {
  const blocks = useMemo(() => parseMarkdown(text, { breaksLines: true }), [text]);
  return (
    <div class="bubble">
      <RichText blocks={blocks} />
    </div>
  );
}
