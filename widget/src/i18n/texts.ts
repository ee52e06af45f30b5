// The words of the panel. A language that lacks a text does not compile.

import type { Failure } from '../chat/chat-state.ts';
import type { en } from './en.ts';

/** Every visible text of the panel. */
export type Texts = typeof en & { readonly errors: Readonly<Record<Failure, string>> };
