// Moments in the words of the visitor's language.

import type { Timestamp } from '@frontdesk/contract';
import type { Texts } from './texts.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Says how long ago something was: in minutes within the hour, as the time of day before that. */
export function relativeTime(at: Timestamp, nowMs: number, language: string): string {
  const agoMs = nowMs - Date.parse(at);
  if (agoMs >= HOUR_MS) return new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(new Date(at));
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  const minutes = Math.floor(agoMs / MINUTE_MS);
  return minutes < 1 ? format.format(0, 'second') : format.format(-minutes, 'minute');
}

/** Says the whole moment, for a tooltip. */
export const fullTime = (at: Timestamp, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));

/** Names the day of a moment in the visitor's time zone; the same name means the same day. */
export function dayName(
  at: Timestamp,
  nowMs: number,
  { texts, language }: { texts: Texts; language: string },
): string {
  const date = new Date(at);
  const now = new Date(nowMs);
  const isSame = (day: Date) => date.toDateString() === day.toDateString();
  if (isSame(now)) return texts.today;
  if (isSame(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1))) return texts.yesterday;
  const isThisYear = date.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' as const }),
  }).format(date);
}
