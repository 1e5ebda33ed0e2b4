/**
 * The questions that are asked of the portal, in its query language (SoQL).
 *
 * @module
 */

import { canonicalJson } from "../files/canonical_json.ts";
import { sha256 } from "../files/sha256.ts";
import { RAW_COLUMNS } from "./schema.ts";
import { DAY_MS } from "../numeric/milliseconds.ts";

/**
 * Columns asked for: the portal's layout without `location`, which repeats latitude and longitude
 * and has line breaks inside its fields.
 */
export const PORTAL_COLUMNS: readonly string[] = RAW_COLUMNS.filter((name) => name !== "location");

/** Days of which records are asked for, both included, as `YYYY-MM-DD`; undefined is no limit. */
export interface Days {
  from: string | undefined;
  to: string | undefined;
}

/** Parameters of a question. */
export type Question = Record<string, string>;

/**
 * Records of some days with an ID above `afterId`, in order of ID: one page of them.
 *
 * Paging by key neither skips nor repeats a record when others come or go meanwhile, as paging by
 * offset would.
 */
export function pageQuestion(days: Days, afterId: number, limit: number): Question {
  return {
    $select: PORTAL_COLUMNS.join(","),
    $where: where(days, afterId),
    $order: "id",
    $limit: String(limit),
  };
}

/** How many records some days hold, and when the last of them was updated. */
export function countQuestion(days: Days): Question {
  return { $select: "count(*) AS n,max(updated_on) AS updated", $where: where(days, 0) };
}

/** Records a day, the last day first. The portal has fewer than 50,000 days until 2137. */
export function daysQuestion(days: Days): Question {
  return {
    $select: "date_trunc_ymd(date) AS day,count(*) AS n",
    $where: where(days, 0),
    $group: "day",
    $order: "day DESC",
    $limit: "50000",
  };
}

/** Condition on ID and date; the dates are local times of Chicago without a zone. */
function where({ from, to }: Days, afterId: number): string {
  const conditions = [`id > ${afterId}`];
  if (from !== undefined) conditions.push(`date >= '${from}T00:00:00'`);
  if (to !== undefined) conditions.push(`date < '${dayAfter(to)}T00:00:00'`);
  return conditions.join(" AND ");
}

/** Day after a day. */
function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

/**
 * Name of the folder of a download: the days and a hash of all that was asked.
 *
 * @example Days first, for readers
 * ```ts
 * import assert from "node:assert/strict";
 * import { queryKey } from "lib/data/portal_query.ts";
 * const key = queryKey("https://data.example.org", "ijzp-q8t2", { from: "2018-01-01", to: undefined });
 * assert.match(key, /^from_2018-01-01_[0-9a-f]{12}$/);
 * ```
 */
export function queryKey(baseUrl: string, dataset: string, days: Days): string {
  const asked = { baseUrl, dataset, question: { ...pageQuestion(days, 0, 0) } };
  const named = [days.from && `from_${days.from}`, days.to && `to_${days.to}`].filter(Boolean);
  return [...(named.length > 0 ? named : ["all"]), sha256(canonicalJson(asked)).slice(0, 12)]
    .join("_");
}
