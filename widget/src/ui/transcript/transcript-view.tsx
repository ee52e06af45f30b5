// The message list: everything that was said, and what is going on at its end.

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ChatState } from '../../chat/chat-state.ts';
import { dayName } from '../../i18n/format-time.ts';
import { Icon } from '../icons.tsx';
import { usePanel } from '../panel-context.ts';
import { SCROLLABLE } from '../scrollable.ts';
import { useStore } from '../use-store.ts';
import { useNow } from '../use-now.ts';
import { EmptyConversation } from './empty-conversation.tsx';
import { EndKeeper } from './end-keeper.ts';
import type { ListEnds } from './end-keeper.ts';
import { HandoverLine } from './handover-line.tsx';
import { MessageGroup } from './message-group.tsx';
import { TranscriptEnd } from './transcript-end.tsx';
import { lastReadId } from './whose-turn.ts';
import { transcriptItems } from './transcript-items.ts';
import type { TranscriptItem } from './transcript-items.ts';

/** Shows the conversation and keeps the reader at its end, unless they are reading further up. */
export function TranscriptView({ state, isOpen }: { state: ChatState; isOpen: boolean }) {
  const { texts, view } = usePanel();
  const nowMs = useNow();
  const { isBehind } = useStore(view);
  const [keeper] = useState(
    () => new EndKeeper((hasNews) => view.dispatch({ type: 'read', isBehind: hasNews })),
  );
  const boxRef = useRef<HTMLDivElement>(null);
  const items = useMemo(() => transcriptItems(state, new Date(nowMs).toISOString()), [state, nowMs]);

  useLayoutEffect(() => (boxRef.current ? keeper.attach(boxRef.current) : undefined), [keeper]);
  useLayoutEffect(() => {
    if (isOpen) keeper.toEnd();
  }, [isOpen, keeper]);
  useLayoutEffect(() => keeper.update(endsOf(items)), [items, keeper]);

  return (
    <div class="log-frame">
      {/* Whole sentences are announced elsewhere: the parts of a growing answer are not. */}
      <div
        ref={boxRef}
        class="log"
        role="log"
        aria-live="off"
        aria-label={texts.logLabel}
        onScroll={() => keeper.scrolled()}
        {...SCROLLABLE}
      >
        <div class="log-content">
          {items.length === 0 && <Beginning state={state} />}
          {state.hasEarlier && <EarlierButton />}
          {items.map((item) => (
            <ItemView key={item.key} item={item} state={state} nowMs={nowMs} />
          ))}
          <TranscriptEnd state={state} />
        </div>
      </div>
      {isBehind && (
        <button type="button" class="to-end" onClick={() => keeper.toEnd()}>
          {texts.newMessages}
          <Icon name="down" />
        </button>
      )}
    </div>
  );
}

function endsOf(items: readonly TranscriptItem[]): ListEnds {
  const last = items.at(-1);
  const entry = last?.type === 'group' ? last.entries.at(-1) : undefined;
  return {
    // The first item is a day, which older messages of the same day leave as it is.
    firstKey: items[1]?.key ?? '',
    lastKey: entry?.key ?? last?.key ?? '',
    isOwn: entry?.kind === 'outbox',
  };
}

function Beginning({ state }: { state: ChatState }) {
  const { texts } = usePanel();
  if (state.connection === 'refused') return null;
  const isLoading = state.conversationId !== null && !state.isLoaded;
  return isLoading ? (
    <p class="loading">{texts.loading}</p>
  ) : (
    <EmptyConversation assistant={state.assistant} />
  );
}

interface ItemProps {
  readonly item: TranscriptItem;
  readonly state: ChatState;
  readonly nowMs: number;
}

function ItemView({ item, state, nowMs }: ItemProps) {
  const { texts, language } = usePanel();
  switch (item.type) {
    case 'day':
      return (
        <p class="day">
          <span>{dayName(item.at, nowMs, { texts, language })}</span>
        </p>
      );
    case 'handover':
      return <HandoverLine message={item.message} assistant={state.assistant} />;
    case 'group':
      return (
        <MessageGroup group={item} assistant={state.assistant} nowMs={nowMs} readId={lastReadId(state)} />
      );
  }
}

function EarlierButton() {
  const { texts, chat } = usePanel();
  const [isLoading, setIsLoading] = useState(false);
  useEffect(() => {
    if (isLoading) void chat.loadEarlier().finally(() => setIsLoading(false));
  }, [isLoading, chat]);
  return (
    <button type="button" class="earlier" aria-busy={isLoading} onClick={() => setIsLoading(true)}>
      {texts.showEarlier}
    </button>
  );
}
