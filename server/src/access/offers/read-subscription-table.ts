// Reads subscriptions from a table that another system has written.

import { subscriptionLineSchema } from '@frontdesk/contract/schemas';
import { parse, type InfoRecord } from 'csv-parse/sync';

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
  const { records, problems } = readLines(csv);
  if (records.length > LINES_MAX) problems.push(`table: has more than ${LINES_MAX} lines; give it in parts`);
  const notes = records.slice(0, LINES_MAX).flatMap(({ line, record }) => {
    const note = readLine(record, offers);
    if (typeof note !== 'string') return [note];
    problems.push(`line ${line}: ${note}`);
    return [];
  });
  if (problems.length === 0 && notes.length > 0) return notes;
  const details =
    problems.length > 0 ? problems.slice(0, PROBLEMS_SHOWN) : ['table: has no lines below its header'];
  throw new AppError('invalid_payload', { details });
}

interface Line {
  readonly line: number;
  readonly record: Record<string, string>;
}

/** Splits the table. The header's names hold neither commas nor semicolons nor tabs, so the first of these separates the columns. */
function readLines(csv: string): { readonly records: readonly Line[]; readonly problems: string[] } {
  const header = csv.trimStart().split('\n', 1)[0] ?? '';
  try {
    const rows: { readonly record: Record<string, string>; readonly info: InfoRecord }[] = parse(csv, {
      delimiter: /[,;\t]/.exec(header)?.[0] ?? ',',
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    });
    const problems = rows.flatMap(({ info: { error, lines } }) =>
      error ? [`line ${lines}: has more or fewer columns than the header`] : [],
    );
    return { records: rows.map(({ record, info }) => ({ record, line: info.lines })), problems };
  } catch (cause) {
    const line = cause instanceof Error && 'lines' in cause ? `line ${String(cause.lines)}` : 'table';
    const details = [`${line}: can’t be read; check its quotation marks`];
    throw new AppError('invalid_payload', { cause, details });
  }
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
