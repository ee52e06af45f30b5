// Two thumbs under an answer: whether it helped. Fetched with the first answer, so that the panel stays small.

import type { AnswerMessage, AnswerRating } from '@frontdesk/contract';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { AttentionParts } from '../../attention/attention-parts.ts';
import { createSheet } from '../../host/shadow-host.ts';
import type { Language } from '../../loader/launcher-texts.ts';
import { ratingCss } from './rating.css.ts';
import { RATING_TEXTS } from './rating-texts.ts';

const THUMBS = ['up', 'down'] as const satisfies readonly AnswerRating[];

let sheet: CSSStyleSheet | undefined;

type ThumbsParts = Pick<AttentionParts, 'store' | 'view' | 'transport' | 'language'>;

/** Puts thumbs under the latest answer of a chat, and under those that were rated before. */
export function offerThumbs(parts: ThumbsParts): void {
  const { store, view, transport, language } = parts;
  view.underAnswer = (message) => {
    const { messages, handover } = store.state();
    const { id: answerId, conversationId, status, rating } = message;
    const isLatest = messages.findLast(({ kind }) => kind === 'answer')?.id === answerId;
    const isAsked = isLatest && status === 'complete' && handover?.state !== 'human';
    if (!isAsked && !rating) return null;
    const rate = (wanted: AnswerRating | null) =>
      void transport.request('answer:rate', { conversationId, answerId, rating: wanted });
    return <Thumbs message={message} language={language} rate={rate} />;
  };
  // Draws again what is there.
  store.dispatch({ type: 'typing/changed', by: store.state().typing });
}

interface ThumbsProps {
  readonly message: AnswerMessage;
  readonly language: Language;
  readonly rate: (rating: AnswerRating | null) => void;
}

/** The same thumb again takes it back. */
function Thumbs({ message: { rating }, language, rate }: ThumbsProps) {
  const ref = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => {
    if (!ref.current) return;
    const { adoptedStyleSheets } = ref.current.getRootNode() as ShadowRoot;
    sheet ??= createSheet(ratingCss);
    if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  }, []);
  const texts = RATING_TEXTS[language];
  return (
    <fieldset ref={ref} class="rate" aria-label={texts.question}>
      {THUMBS.map((each) => (
        <button
          key={each}
          type="button"
          class="quiet"
          title={texts[each]}
          aria-label={texts[each]}
          aria-pressed={rating === each}
          onClick={() => rate(rating === each ? null : each)}
        >
          <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M4.5 11H8v9H4.5ZM8 11l4-7.5a2.3 2.3 0 0 1 2.3 2.3V9.5h4a2 2 0 0 1 2 2.4l-1.3 6.5a2 2 0 0 1-2 1.6H8" />
          </svg>
        </button>
      ))}
    </fieldset>
  );
}
