// The words of the panel. A language that lacks a text does not compile.

import type { VisitorErrorCode } from '@frontdesk/contract';

import type { Failure } from '../chat/chat-state.ts';
import type { en } from './en.ts';

/** Every visible text of the panel. */
export type Texts = typeof en & {
  readonly errors: Readonly<Record<VisitorErrorCode | 'no_reply', string>>;
};

/** Says an error; one that this widget has no words for yet is said as a failure of the desk. */
export const errorText = ({ errors }: Texts, code: Failure | null): string =>
  errors[code as VisitorErrorCode] ?? errors.internal;
