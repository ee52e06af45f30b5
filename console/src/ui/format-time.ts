// How moments and lengths of time are said.

import type { Timestamp } from '@frontdesk/contract';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * Says how long something has been, as short as a list needs it: `now`, `4 min`, `2 h 5 min`, `3 d`.
 * A clock of the desk that is ahead of this one counts as now.
 */
export function elapsedWords(since: Timestamp, nowMs: number): string {
  const ms = nowMs - Date.parse(since);
  if (ms < MINUTE_MS) return 'now';
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min`;
  if (ms >= DAY_MS) return `${Math.floor(ms / DAY_MS)} d`;
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  const hours = `${Math.floor(ms / HOUR_MS)} h`;
  return minutes === 0 ? hours : `${hours} ${minutes} min`;
}

/** Says the time of day, in the reader's own way. */
export function timeOfDay(moment: Timestamp): string {
  return new Date(moment).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}

/** Says the whole moment, in the reader's own way. */
export function fullMoment(moment: Timestamp): string {
  return new Date(moment).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

/** Names the local day of a moment, so that moments of the same day have the same name. */
export function localDay(moment: Timestamp): string {
  return new Date(moment).toDateString();
}

/** Says the day: `Today`, `Yesterday`, or its date. */
export function dayWords(moment: Timestamp, nowMs: number): string {
  const day = localDay(moment);
  if (day === new Date(nowMs).toDateString()) return 'Today';
  // A day is not always 24 hours long.
  const yesterday = new Date(nowMs);
  yesterday.setDate(yesterday.getDate() - 1);
  if (day === yesterday.toDateString()) return 'Yesterday';
  return new Date(moment).toLocaleDateString(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** Says a length of time that a machine took. */
export function durationWords(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
