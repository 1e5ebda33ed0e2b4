/**
 * The counts of a view as a file for spreadsheets.
 *
 * @module
 */

import { toCsv } from "../files/csv.ts";
import { hideSmall } from "./hide_small.ts";
import { SMALL } from "./show_count.ts";

/** Incidents of a category. */
export interface ViewCsvRow {
  label: string;
  count: number;
  /** Those of the period compared with, where there is one. */
  against?: number;
}

/** What a file of a view holds. */
export interface ViewCsv {
  title: string;
  /** Which incidents the counts are of, in a sentence. */
  base: string;
  /** Date of the records, in words. */
  asOf: string;
  disclaimer: string;
  /** Filters in words; none for all incidents. */
  filters: readonly string[];
  /** Counts of each dimension, all categories that are in the view. */
  tables: readonly { name: string; rows: readonly ViewCsvRow[] }[];
  /** Counts of other incidents, such as `at least 12`; they stand below as they are given. */
  below?: { name: string; rows: readonly { label: string; text: string }[] };
}

/**
 * Counts of a view as CSV: lines that begin with `# ` and say what they are of, then
 * a line for each category of each dimension.
 *
 * Counts are hidden as the page hides them, see {@linkcode hideSmall}; numbers have no commas. The
 * column of the period compared with is there if any row has one.
 *
 * @example Two types
 * ```ts
 * import assert from "node:assert/strict";
 * import { viewCsv } from "lib/explore/view_csv.ts";
 * const csv = viewCsv({
 *   title: "Incidents in Chicago",
 *   base: "All incidents.",
 *   asOf: "12 November 2018",
 *   disclaimer: "Recorded incidents only.",
 *   filters: ["Hour: 22:00 to 01:00"],
 *   tables: [{ name: "Type", rows: [{ label: "Theft", count: 1200 }, { label: "Arson", count: 7 }] }],
 * });
 * assert.deepEqual(csv.split("\n"), [
 *   "# Incidents in Chicago",
 *   "# All incidents.",
 *   "# As of 12 November 2018",
 *   "# Recorded incidents only.",
 *   "# Hour: 22:00 to 01:00",
 *   "# Counts from 1 to 4 are shown as <5; where they could be computed, other counts are not exact.",
 *   "dimension,category,incidents",
 *   "Type,Theft,1200",
 *   "Type,Arson,7",
 *   "",
 * ]);
 * ```
 */
export function viewCsv(
  { title, base, asOf, disclaimer, filters, tables, below }: ViewCsv,
): string {
  const remarks = [
    title,
    base,
    `As of ${asOf}`,
    disclaimer,
    ...filters.length === 0 ? ["No filters"] : filters,
    `Counts from 1 to ${SMALL - 1} are shown as <${SMALL}; ` +
    `where they could be computed, other counts are not exact.`,
  ].map((remark) => `# ${remark.replace(/\s+/g, " ").trim()}\n`);
  const isCompared = tables.some(({ rows }) => rows.some(({ against }) => against !== undefined));
  const compared = isCompared ? ["incidents_compared_period"] : [];
  const columns = ["dimension", "category", "incidents", ...compared];
  const lineOf = (...values: string[]) =>
    Object.fromEntries(columns.map((column, c) => [column, values[c]!]));
  const counted = tables.flatMap(({ name, rows }) => {
    const incidents = plainTexts(rows.map(({ count }) => count));
    const against = plainTexts(rows.map((row) => row.against ?? 0));
    return rows.map(({ label }, i) =>
      lineOf(asText(name), asText(label), incidents[i]!, against[i]!)
    );
  });
  const given =
    below?.rows.map(({ label, text }) =>
      lineOf(asText(below.name), asText(label), withoutCommas(text), "")
    ) ?? [];
  const lines = [...counted, ...given];
  const header = `${columns.join(",")}\n`;
  return remarks.join("") + (lines.length === 0 ? header : toCsv(lines));
}

/** Counts as they are shown, without commas between thousands. */
function plainTexts(counts: readonly number[]): string[] {
  return hideSmall(counts).texts.map(withoutCommas);
}

function withoutCommas(text: string): string {
  return text.replaceAll(",", "");
}

/** A text that no spreadsheet takes for a formula. */
function asText(text: string): string {
  return /^\s*[=+\-@]/.test(text) ? `'${text}` : text;
}
