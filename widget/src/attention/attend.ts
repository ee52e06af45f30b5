// Attention both ways: what the visitor has not seen, what they have, who types, whether the line is alive. Fetched with the connection: there is nothing to attend to before.

import { isAssistantInCharge } from '../ui/transcript/whose-turn.ts';
import type { AttentionParts } from './attention-parts.ts';
import { checkLink } from './check-link.ts';
import { keepUnread } from './keep-unread.ts';
import { soundForReplies } from './sound-for-replies.ts';
import { tellPage } from './tell-page.ts';
import { createTitleBadge } from './title-badge.ts';

/** Typing matters once a person is there or waited for: its code is fetched then. */
function typingOnceThereIsAPerson(parts: AttentionParts): () => void {
  let isOver = false;
  let end = parts.store.subscribe(({ handover }) => {
    if (isAssistantInCharge(handover)) return;
    end();
    import('./tell-typing.ts').then(
      ({ tellTyping }) => {
        if (!isOver) end = tellTyping(parts);
      },
      () => {},
    );
  });
  return () => {
    isOver = true;
    end();
  };
}

/** Answers can be rated: the code is fetched with the first of them. */
function thumbsOnceThereIsAnAnswer(parts: AttentionParts): () => void {
  const end = parts.store.subscribe(({ messages }) => {
    if (!messages.some(({ kind }) => kind === 'answer')) return;
    end();
    import('../ui/rating/rate-answer.tsx').then(
      ({ offerThumbs }) => offerThumbs(parts),
      () => {},
    );
  });
  return end;
}

/**
 * Attends to what goes on between the visitor and the desk.
 * @returns a function that ends this, and leaves the page's title as it was
 */
export function attend(parts: AttentionParts): () => void {
  const badge = createTitleBadge();
  const endings = [
    keepUnread(parts, (count) => {
      parts.showUnread(count);
      badge(count);
      parts.emit('unread', { count });
    }),
    typingOnceThereIsAPerson(parts),
    checkLink(parts),
    soundForReplies(parts),
    tellPage(parts.store, parts.emit),
    thumbsOnceThereIsAnAnswer(parts),
  ];
  return () => {
    for (const end of endings) end();
    parts.showUnread(0);
    badge(0);
  };
}
