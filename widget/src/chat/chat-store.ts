// The store of the chat, as its parts see it.

import { INITIAL_STATE } from './chat-state.ts';
import type { ChatState } from './chat-state.ts';
import { reduce } from './reduce.ts';
import type { ChatAction } from './reduce.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** The chat's state with its actions. */
export type ChatStore = Store<ChatState, ChatAction>;

/** Makes an empty chat. */
export const createChatStore = (): ChatStore => createStore(reduce, INITIAL_STATE);
