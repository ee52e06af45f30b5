// The words of the panel. A language that lacks a text does not compile.

import type { AccessDenial, VisitorErrorCode } from '@frontdesk/contract';

import type { Failure } from '../chat/chat-state.ts';
import type { en } from './en.ts';

/** Why somebody is not let in. In English the desk's own words are shown, so that nobody fetches them twice. */
export type Denial = AccessDenial | 'identity_required' | 'identity_invalid';

/** Every visible text of the panel. */
export type Texts = typeof en & {
  readonly errors: Readonly<Record<VisitorErrorCode | 'no_reply', string> & Partial<Record<Denial, string>>>;
};

/** Every visible text in another language. */
export type Translation = Texts & { readonly errors: Readonly<Record<Denial, string>> };

/** Says an error; one that this widget has no words for yet is said as a failure of the desk. */
export const errorText = ({ errors }: Texts, code: Failure | null): string =>
  errors[code as VisitorErrorCode] ?? errors.internal;
