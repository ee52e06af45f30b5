// A conversation in which nothing has been said: the greeting, and questions to begin with.

import type { AssistantProfile } from '@frontdesk/contract';
import { useMemo } from 'preact/hooks';
import { parseMarkdown } from '../../markdown/parse-markdown.ts';
import { usePanel } from '../panel-context.ts';
import { focusComposer } from '../view-state.ts';
import { RichText } from '../rich-text/rich-text.tsx';

/** Greets the visitor. */
export function EmptyConversation({ assistant }: { assistant: AssistantProfile | null }) {
  const { texts, chat, view } = usePanel();
  const ask = (question: string) => {
    chat.send(question);
    focusComposer(view);
  };
  const greeting = assistant?.greeting ?? '';
  const blocks = useMemo(() => parseMarkdown(greeting), [greeting]);
  if (!assistant) {
    return (
      <div class="group by-assistant" aria-hidden="true">
        <div class="bubble skeleton">
          <span />
          <span />
        </div>
      </div>
    );
  }
  return (
    <div class="empty">
      <div class="group by-assistant">
        <p class="author" dir="auto">
          {assistant.name}
        </p>
        <div class="bubble">
          <RichText blocks={blocks} />
        </div>
      </div>
      {assistant.starters.length > 0 && (
        <ul class="starters" aria-label={texts.starters}>
          {assistant.starters.map((question) => (
            <li key={question}>
              <button type="button" dir="auto" onClick={() => ask(question)}>
                {question}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
