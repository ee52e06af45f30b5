// What one side said.

import type { ComponentChildren } from 'preact';

import type { AnswerMessage, LiveAnswer, Message } from '@frontdesk/contract';

import { RichText } from '../rich-text/rich-text.tsx';
import { fullMoment, timeOfDay } from '../ui/format-time.ts';
import { Citations } from './citations.tsx';
import { ratingWords } from './rating-words.ts';

/** A said message: everything but a change of the hand-over. */
export type SaidMessage = Exclude<Message, { kind: 'handover' }>;

const STATUS_WORDS: Readonly<Record<AnswerMessage['status'], string | null>> = {
  streaming: 'is writing…',
  complete: null,
  stopped: 'stopped by the visitor',
  interrupted: 'interrupted: the desk stopped before the end',
};

/** Says how an answer ended, and whether it was asked for again. */
function answerNote({ status, attempt }: AnswerMessage): string | null {
  const words = [attempt > 1 && `attempt ${attempt}`, STATUS_WORDS[status]].filter(Boolean);
  return words.length > 0 ? words.join(', ') : null;
}

/** Shows a message's frame: who, when, what. */
export function MessageFrame(props: {
  readonly side: 'visitor' | 'answer' | 'agent';
  readonly author: string;
  readonly note?: ComponentChildren;
  readonly continued?: boolean;
  readonly moment?: string;
  readonly isRead?: boolean;
  readonly children: ComponentChildren;
}) {
  const { moment, continued = false } = props;
  return (
    <article class={`message ${props.side}`} data-continued={continued || undefined}>
      <header class={continued ? 'visually-hidden' : 'message-head'}>
        <bdi class="author">{props.author}</bdi>{' '}
        {moment && (
          <time dateTime={moment} title={fullMoment(moment)}>
            {timeOfDay(moment)}
          </time>
        )}{' '}
        {props.note && <span class="note">{props.note}</span>}
      </header>
      <div class="bubble">{props.children}</div>
      {props.isRead && <p class="read-mark">Read</p>}
    </article>
  );
}

/** Says what the visitor thought of an answer. */
function Rating({ rating }: { readonly rating: AnswerMessage['rating'] | undefined }) {
  if (!rating) return null;
  return (
    <p class={`rating ${rating}`}>
      <span aria-hidden="true">{rating === 'up' ? '👍' : '👎'}</span> {ratingWords(rating)}
    </p>
  );
}

/** Shows an answer while it is being written. */
export function LiveAnswerItem({ live }: { readonly live: LiveAnswer }) {
  return (
    <MessageFrame side="answer" author="Assistant" note={STATUS_WORDS.streaming}>
      {live.text === '' ? <p class="dots">…</p> : <RichText text={live.text} />}
    </MessageFrame>
  );
}

/** Shows a message: a visitor's as plain text, an agent's and the assistant's as Markdown. */
export function MessageItem(props: {
  readonly message: SaidMessage;
  readonly author: string;
  readonly continued: boolean;
  /** Whether to say here how far the visitor has read. */
  readonly isRead: boolean;
  readonly children?: ComponentChildren;
}) {
  const { message, author, continued, isRead } = props;
  const frame = { author, continued, isRead, moment: message.createdAt };
  if (message.kind === 'answer') {
    return (
      <MessageFrame {...frame} side="answer" note={answerNote(message)}>
        <RichText text={message.text} />
        <Citations citations={message.citations} />
        <Rating rating={message.rating} />
        {props.children}
      </MessageFrame>
    );
  }
  return (
    <MessageFrame {...frame} side={message.kind}>
      {message.kind === 'agent' ? (
        <RichText text={message.text} />
      ) : (
        <p class="plain-text" dir="auto">
          {message.text}
        </p>
      )}
    </MessageFrame>
  );
}
