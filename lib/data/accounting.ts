/**
 * The account of a cleaning: each record that was read is kept or rejected, with a reason.
 *
 * @module
 */

/** Why a record is set aside, in the order in which the reasons are looked for. */
export const REASONS = [
  ["date_unreadable", "Date missing, in no known form, or not from 2001 to 2099"],
  ["type_missing", "No primary type"],
  ["duplicate_id", "Another record has the same ID and a later or equally late update"],
  ["duplicate_row", "Without ID, and an earlier record is equal in every column; no homicide"],
  ["junk_point", "At X = Y = 0, where the portal puts what it cannot place"],
  ["outside_area", "More than 1 km outside the city outline"],
] as const;

/** Name of a reason. */
export type Reason = typeof REASONS[number][0];

/** Records set aside for one reason. */
export interface ReasonRow {
  reason: Reason;
  rows: number;
  what: string;
}

/** A label or code that was rewritten, in so many of the records read. */
export interface RelabelledRow {
  column: string;
  from: string;
  to: string;
  rows: number;
}

/** A value that could not be used and became null, in so many of the records read. */
export interface UnreadableRow {
  column: string;
  /** One of them. */
  example: string;
  rows: number;
}

/** What became of the records: plain data, every table sorted. */
export interface Accounting {
  read: number;
  kept: number;
  rejected: number;
  /** Every reason, those of no record included; the rows add up to `rejected`. */
  by_reason: ReasonRow[];
  /** Offense types under another label than published. */
  relabelled: RelabelledRow[];
  /** Codes whose leading zeros were restored, and the like. */
  repaired_codes: RelabelledRow[];
  /** Values other than dates that meant nothing; the records stay. */
  unreadable: UnreadableRow[];
  /** Offense types that the project does not know, kept. */
  unknown_types: { primary_type: string; rows: number }[];
  /** Homicides without ID, equal to another in every column: kept, since a row is a victim. */
  equal_victims: number;
  /** Kept, up to 1 km outside the city outline, and flagged. */
  flagged_outside_city: number;
  /** Kept, with nothing to place them. */
  without_coordinates: number;
  /** Kept, placed by latitude and longitude since X or Y is missing. */
  placed_by_latitude_longitude: number;
}

/**
 * Table of reasons, checked: what was read is what was kept and what was rejected, by reason.
 *
 * @param reasons Reason of each record read: 0 for none, else the place in {@link REASONS} from 1.
 * @param kept Records in the cleaned frame.
 * @param rejected Records in the frame of rejected ones.
 * @throws {Error} If a record vanished or appeared.
 *
 * @example Four records
 * ```ts
 * import assert from "node:assert/strict";
 * import { reasonRows } from "lib/data/accounting.ts";
 * const rows = reasonRows(new Uint8Array([0, 5, 0, 5]), 2, 2);
 * assert.equal(rows.find(({ reason }) => reason === "junk_point")?.rows, 2);
 * assert.throws(() => reasonRows(new Uint8Array([0, 5, 0, 5]), 1, 2));
 * ```
 */
export function reasonRows(reasons: Uint8Array, kept: number, rejected: number): ReasonRow[] {
  const counts = new Uint32Array(REASONS.length + 1);
  for (const reason of reasons) counts[reason]!++;
  const rows = REASONS.map(([reason, what], i) => ({ reason, rows: counts[i + 1]!, what }));
  const sum = rows.reduce((total, row) => total + row.rows, 0);
  if (counts[0] !== kept || sum !== rejected || kept + rejected !== reasons.length) {
    throw new Error(
      `Cannot account for the records: read ${reasons.length}, kept ${kept} of ${counts[0]}, ` +
        `rejected ${rejected} of ${sum}`,
    );
  }
  return rows;
}
