// Reads subscriptions from a table that another system has written.

import { subscriptionLineSchema } from '@frontdesk/contract/schemas';
import Papa from 'papaparse';

import { AppError } from '../../errors.ts';
import type { OfferRecord, SubscriptionNote } from '../../ports/subscription-store.ts';

const LINES_MAX = 50_000;
/** Enough to see what is wrong with a table. */
const PROBLEMS_SHOWN = 20;

/**
 * Reads a table with a header line. Nothing is taken from a table with a wrong line, so that it can be corrected and given again.
 * @param offers what the column `offer` may name, by id or by name
 * @throws {AppError} `invalid_payload` with the lines that are wrong
 */
export function readSubscriptionTable(
  csv: string,
  offers: readonly OfferRecord[],
): readonly SubscriptionNote[] {
  const { data, errors } = Papa.parse<Record<string, string>>(csv.replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim().toLowerCase(),
    transform: (value) => value.trim(),
  });
  const problems = errors.map(({ row, message }) => `line ${(row ?? 0) + 2}: ${message}`);
  if (data.length > LINES_MAX) problems.push(`table: has more than ${LINES_MAX} lines; give it in parts`);
  const notes = data.slice(0, LINES_MAX).flatMap((line, index) => {
    const note = readLine(line, offers);
    if (typeof note !== 'string') return [note];
    problems.push(`line ${index + 2}: ${note}`);
    return [];
  });
  if (problems.length === 0 && notes.length > 0) return notes;
  const details =
    problems.length > 0 ? problems.slice(0, PROBLEMS_SHOWN) : ['table: has no lines below its header'];
  throw new AppError('invalid_payload', { details });
}

function readLine(line: Record<string, string>, offers: readonly OfferRecord[]): SubscriptionNote | string {
  const filled = Object.fromEntries(Object.entries(line).filter(([, value]) => value !== ''));
  const parsed = subscriptionLineSchema.safeParse(filled);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  }
  const { email, offer: name, status = 'active', ends_at: endsAt, subject } = parsed.data;
  const offer = offers.find(({ id }) => id === name) ?? offers.find((each) => each.name === name);
  if (!offer) return 'offer: names no offer of this workspace, neither by id nor by name';
  const end = endsAt === undefined ? null : new Date(endsAt);
  return { workspaceId: offer.workspaceId, offerId: offer.id, email, status, subject, endsAt: end };
}
