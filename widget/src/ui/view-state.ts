// What the panel itself knows: whether it is seen, and what stands in the composer.

import type { AnswerMessage } from '@frontdesk/contract';
import type { VNode } from 'preact';
import { createStore } from '../chat/store.ts';
import type { Store } from '../chat/store.ts';

/** The panel's own state. */
export interface ViewState {
  readonly isOpen: boolean;
  /** Counts the moments at which the focus has to go to the composer. */
  readonly focusRequests: number;
  readonly draft: string;
  /** Whether something has come that lies below what the reader sees. */
  readonly isBehind: boolean;
  /** Whether the list of conversations takes the place of the conversation. */
  readonly isListing: boolean;
  /** Whether replies make a sound. */
  readonly isSoundOn: boolean;
}

/** What may happen to it. */
export type ViewAction =
  | { readonly type: 'opened'; readonly takesFocus: boolean }
  | { readonly type: 'closed' }
  | { readonly type: 'read'; readonly isBehind: boolean }
  | { readonly type: 'sound/switched' }
  | { readonly type: 'listing'; readonly isListing: boolean }
  | { readonly type: 'drafted'; readonly draft: string; readonly takesFocus?: boolean };

/** The store of the panel's own state. */
export interface ViewStore extends Store<ViewState, ViewAction> {
  /** Draws what is fetched later under each answer. */
  underAnswer?: (message: AnswerMessage) => VNode | null;
}

function reduceView(state: ViewState, action: ViewAction): ViewState {
  switch (action.type) {
    case 'opened':
      return { ...state, isOpen: true, focusRequests: state.focusRequests + Number(action.takesFocus) };
    case 'closed':
      return { ...state, isOpen: false };
    case 'read':
      return state.isBehind === action.isBehind ? state : { ...state, isBehind: action.isBehind };
    case 'listing':
      return { ...state, isListing: action.isListing };
    case 'sound/switched':
      return { ...state, isSoundOn: !state.isSoundOn };
    case 'drafted':
      return {
        ...state,
        draft: action.draft,
        focusRequests: state.focusRequests + Number(action.takesFocus ?? false),
      };
  }
}

/**
 * Brings the focus to the composer after a button that goes away with its click.
 * Not where people use their fingers: the keyboard would cover what they want to read.
 */
export function focusComposer(view: ViewStore): void {
  const isByFinger = matchMedia('(pointer: coarse)').matches;
  if (!isByFinger) view.dispatch({ type: 'opened', takesFocus: true });
}

/** Makes the state of a panel that is not seen yet. */
export const createViewStore = (kept: Pick<ViewState, 'draft' | 'isSoundOn'>): ViewStore =>
  createStore(reduceView, { isOpen: false, focusRequests: 0, isBehind: false, isListing: false, ...kept });
