/**
 * The columns of the cleaned incidents that questions are asked by, and incidents selected by them.
 *
 * @module
 */

import pl from "nodejs-polars";

/** Columns of the cleaned incidents that can be counted by or selected on. */
export interface KeyColumns {
  iucr: string;
  primary_type: string;
  description: string | null;
  location_description: string | null;
  arrest: boolean;
  domestic: boolean;
  beat: string | null;
  district: string | null;
  ward: string | null;
  community_area: string | null;
  fbi_code: string | null;
  outside_city: boolean | null;
  year: number;
  /** 1 to 12. */
  month: number;
  /** Day of the month, 1 to 31. */
  day: number;
  /** 1 Monday to 7 Sunday. */
  weekday: number;
  /** 0 to 23. */
  hour: number;
  /** 0 to 59. */
  minute: number;
  season: "winter" | "spring" | "summer" | "autumn";
  is_weekend: boolean;
  time_is_default: boolean;
  date_is_default: boolean;
  /** Zone of the incident's place, null for none; there once zones are joined. */
  zone: number | null;
}

/** Name of a column to count by. */
export type Key = Exclude<keyof KeyColumns, "domestic">;

/** Incidents to count: those whose columns all hold the value given, or one of the values. */
export type Where = { [K in keyof KeyColumns]?: KeyColumns[K] | readonly KeyColumns[K][] };

/**
 * Columns of the incidents that a condition selects, in the order of the frame.
 *
 * @param frame Cleaned incidents.
 * @param where Values by column; null selects missing ones. No columns select everything.
 * @param columns Columns to keep.
 *
 * @example Two types
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { selectIncidents } from "lib/data/key_columns.ts";
 * const frame = pl.DataFrame({ primary_type: ["THEFT", "ARSON", "ASSAULT"], hour: [1, 2, 3] });
 * const selected = selectIncidents(frame, { primary_type: ["THEFT", "ASSAULT"] }, ["hour"]);
 * assert.deepEqual(selected.toRecords(), [{ hour: 1 }, { hour: 3 }]);
 * ```
 */
export function selectIncidents(
  frame: pl.DataFrame,
  where: Where,
  columns: readonly string[],
): pl.DataFrame {
  const needed = frame.select(...new Set([...columns, ...Object.keys(where)]));
  return Object.entries(where).reduce((selected, [key, wanted]) => {
    const values = Array.isArray(wanted) ? wanted : [wanted];
    return selected.filter(isOneOf(key, values));
  }, needed).select(...new Set(columns));
}

/**
 * Whether a column holds one of the values: false for no values, null found by null.
 *
 * Unlike polars' own membership test it takes an empty list of any type.
 *
 * @example Nothing and null
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { isOneOf } from "lib/data/key_columns.ts";
 * const frame = pl.DataFrame({ ward: ["42", null] });
 * assert.equal(frame.filter(isOneOf("ward", [])).height, 0);
 * assert.equal(frame.filter(isOneOf("ward", [null])).height, 1);
 * ```
 */
export function isOneOf(
  key: string,
  values: readonly (string | number | boolean | null)[],
): pl.Expr {
  const conditions = values.map((value) =>
    value === null ? pl.col(key).isNull() : pl.col(key).eq(pl.lit(value))
  );
  return conditions.reduce((any, one) => any.or(one), pl.lit(false));
}
