// The visitor's conversations, to go on with any of them. Drawn by itself, so that it needs nothing of the panel that is running.

import type { ConversationEntry } from '@frontdesk/contract';
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { createSheet } from '../../host/shadow-host.ts';
import { fullTime, relativeTime } from '../../i18n/format-time.ts';
import { errorText } from '../../i18n/texts.ts';
import type { Reply } from '../../transport/transport.ts';
import { Icon } from '../icons.tsx';
import type { PanelContextValue } from '../panel-context.ts';
import { SCROLLABLE } from '../scrollable.ts';
import { conversationsCss } from '../theme/conversations.css.ts';

type Entries = Reply<readonly ConversationEntry[]>;

let sheet: CSSStyleSheet | undefined;

function Conversations(panel: PanelContextValue) {
  const { chat, texts, view } = panel;
  const [entries, setEntries] = useState<Entries | null>(null);
  const backRef = useRef<HTMLButtonElement>(null);
  const load = () => {
    setEntries(null);
    void chat.listConversations().then(setEntries);
  };
  useEffect(() => {
    backRef.current?.focus();
    void chat.listConversations().then(setEntries);
  }, [chat]);
  const leave = () => {
    view.dispatch({ type: 'listing', isListing: false });
    view.dispatch({ type: 'opened', takesFocus: true });
  };
  return (
    <>
      <div class="screen-head">
        <button ref={backRef} type="button" class="icon-button" aria-label={texts.backToChat} onClick={leave}>
          <Icon name="down" />
        </button>
        <h3>{texts.conversations}</h3>
      </div>
      {entries ? <Loaded {...{ panel, entries, load, leave }} /> : <p class="loading">{texts.loading}</p>}
    </>
  );
}

interface LoadedProps {
  readonly panel: PanelContextValue;
  readonly entries: Entries;
  readonly load: () => void;
  readonly leave: () => void;
}

function Loaded({ panel: { chat, texts, language }, entries, load, leave }: LoadedProps) {
  const [nowMs] = useState(() => Date.now());
  if (!entries.ok) {
    return (
      <div class="card is-error" role="alert">
        <p dir="auto">{errorText(texts, entries.error?.code ?? 'no_reply')}</p>
        <button type="button" class="primary" onClick={load}>
          {texts.retry}
        </button>
      </div>
    );
  }
  if (entries.value.length === 0) return <p class="loading">{texts.noConversations}</p>;
  return (
    <ul class="entries" aria-label={texts.conversations} {...SCROLLABLE}>
      {entries.value.map((entry) => (
        <Entry
          key={entry.conversation.id}
          {...{ entry, texts, language, nowMs }}
          isPresent={entry.conversation.id === chat.store.state().conversationId}
          open={() => {
            chat.openConversation(entry.conversation.id);
            leave();
          }}
        />
      ))}
    </ul>
  );
}

interface EntryProps extends Pick<PanelContextValue, 'texts' | 'language'> {
  readonly entry: ConversationEntry;
  readonly nowMs: number;
  readonly isPresent: boolean;
  readonly open: () => void;
}

function Entry({
  entry: { conversation, preview, unread },
  texts,
  language,
  nowMs,
  isPresent,
  open,
}: EntryProps) {
  const { updatedAt } = conversation;
  return (
    <li>
      <button type="button" aria-current={isPresent ? 'true' : undefined} onClick={open}>
        <span class="preview" dir="auto">
          {preview || texts.newConversation}
        </span>
        <time dateTime={updatedAt} title={fullTime(updatedAt, language)}>
          {relativeTime(updatedAt, nowMs, language)}
        </time>
        {unread > 0 && !isPresent && (
          <>
            <span class="count" aria-hidden="true">
              {unread}
            </span>
            <span class="sr">{texts.unread(unread)}</span>
          </>
        )}
      </button>
    </li>
  );
}

/**
 * Draws the visitor's conversations and moves the focus to them.
 * @returns a function that takes them away
 */
export function drawConversations(place: HTMLElement, panel: PanelContextValue): () => void {
  const { adoptedStyleSheets } = place.getRootNode() as ShadowRoot;
  sheet ??= createSheet(conversationsCss);
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  render(<Conversations {...panel} />, place);
  return () => render(null, place);
}
