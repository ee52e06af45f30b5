// What a page may do with the widget: the one global, its methods, and the events on `document`.

import type { ErrorCode, IdentityProof, MessageId } from '@frontdesk/contract';

/** Which colours the widget uses; `auto` follows the visitor's system. */
export type Theme = 'auto' | 'light' | 'dark';

/** What each DOM event carries in `detail`. An event is called `frontdesk:` and the key, and is dispatched on `document`. */
export interface FrontdeskEvents {
  /** The methods of `window.Frontdesk` can be called. */
  readonly ready: Record<string, never>;
  readonly open: Record<string, never>;
  readonly close: Record<string, never>;
  /** Something was said, by either side, since the page was opened. */
  readonly message: PageMessage;
  /** The number of unread answers has changed. */
  readonly unread: { readonly count: number };
  /** The visitor waits for a person from now on. */
  readonly escalated: Record<string, never>;
  /** A person has closed the matter. */
  readonly resolved: Record<string, never>;
  /** Something did not work; the visitor has been told as well. */
  readonly error: { readonly code: ErrorCode | 'panel_not_loaded' };
}

/** A message as the page sees it. */
export interface PageMessage {
  readonly id: MessageId;
  readonly author: 'visitor' | 'assistant' | 'agent';
  readonly text: string;
}

/** The name of an event, without the prefix. */
export type FrontdeskEvent = keyof FrontdeskEvents;

/** What proves who the visitor is: a JWT that the site's server has signed, alone or named, or the HMAC of the user's id. */
export type Identity = string | IdentityProof;

/** A proof, or a function that fetches a fresh one: called again whenever it is needed. `null` means that nobody is signed in. */
export type IdentitySource = Identity | (() => Promise<Identity | null> | Identity | null);

/** The methods of `window.Frontdesk`. None of them throws. */
export interface FrontdeskMethods {
  /** Shows the chat and moves the focus into it. */
  open(): void;
  /** Hides the chat and gives the focus back. */
  close(): void;
  toggle(): void;
  /** Shows the launcher button. */
  show(): void;
  /** Hides the launcher button and the chat; `open()` still works. */
  hide(): void;
  isOpen(): boolean;
  /** Resolves as soon as the widget is on the page. */
  ready(): Promise<void>;
  setTheme(theme: Theme): void;
  /** Opens the chat and sends a message in the visitor's name. */
  ask(text: string): void;
  /** Opens the chat with a text in the composer, for the visitor to send. */
  prefill(text: string): void;
  /** Puts the present conversation aside and begins an empty one. */
  newConversation(): void;
  /**
   * Says who is signed in. What this browser wrote before without a name becomes the user's; of another user nothing is left.
   * @returns resolves when a chat that is there is the user's, and nothing of another is left; never rejects
   */
  identify(source: IdentitySource): Promise<void>;
  /**
   * Says that nobody is signed in any more: nothing of the user is left, and the next visitor is a new one. Without a user nothing changes.
   * @returns resolves when nothing of the user is left; never rejects
   */
  logout(): Promise<void>;
  /** Takes the widget off the page, with all its listeners and its connection. */
  destroy(): void;
  /**
   * Calls a listener for each event of a kind.
   * @returns a function that ends this
   */
  on<E extends FrontdeskEvent>(event: E, listener: (detail: FrontdeskEvents[E]) => void): () => void;
}

/**
 * `window.Frontdesk`: the methods, and a function that calls them by name.
 * The function form is what the queue stub of the page has before the widget is there, so it works at any time:
 * `Frontdesk('ask', 'Where is my order?')`.
 */
export interface FrontdeskGlobal extends FrontdeskMethods {
  (method: keyof FrontdeskMethods, ...args: readonly unknown[]): unknown;
}

/** The queue stub that a page may define before the tag: it keeps early calls in `q`. */
export interface FrontdeskStub {
  readonly q?: readonly ArrayLike<unknown>[];
}

declare global {
  interface Window {
    Frontdesk?: FrontdeskGlobal | FrontdeskStub;
  }
}
