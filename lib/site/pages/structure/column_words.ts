/**
 * Columns of incidents in words.
 *
 * @module
 */

import { readable } from "../../../figures/words.ts";

const WORDS: Readonly<Record<string, string>> = {
  hour_sin: "Hour of the day, sine",
  hour_cos: "Hour of the day, cosine",
  week_sin: "Time of the week, sine",
  week_cos: "Time of the week, cosine",
  year_sin: "Day of the year, sine",
  year_cos: "Day of the year, cosine",
  x_standardized: "Place, from west to east",
  y_standardized: "Place, from south to north",
  severity: "Severity",
  arrest: "Arrest",
  domestic: "Domestic",
};

/**
 * What a column holds.
 *
 * @example A type
 * ```ts
 * import assert from "node:assert/strict";
 * import { columnWords } from "lib/site/pages/structure/column_words.ts";
 * assert.equal(columnWords("primary_type=MOTOR VEHICLE THEFT"), "Motor vehicle theft");
 * ```
 */
export function columnWords(name: string): string {
  return WORDS[name] ?? readable(name.replace(/^primary_type=/, ""));
}
