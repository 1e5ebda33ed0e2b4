/**
 * The weeks that are shown as a file for spreadsheets.
 *
 * @module
 */

import { WEEKDAYS } from "../../../describe/calendar.ts";
import { formatDate, formatHour } from "../../../describe/format.ts";
import { isSmall, SMALL } from "../../../explore/show_count.ts";
import { toCsv } from "../../../files/csv.ts";
import { DISCLAIMER } from "../../facts.ts";
import type { Times } from "../../files/times.ts";
import { weekHeat, type WeekSource } from "./heat.ts";
import { countText } from "./heat_words.ts";

/**
 * Hours and weekdays of series as CSV: lines that begin with `# ` and say what it is of, then a line
 * for each weekday and hours of each series.
 *
 * @param withDefaults Whether incidents at default times count at these times.
 *
 * @example The head of a file
 * ```ts
 * import assert from "node:assert/strict";
 * import { heatCsv } from "lib/site/browser/when/heat_csv.ts";
 * const week = Array(168).fill(7);
 * const series = { name: "Theft", hoursPerCell: 1, week, defaults: week.map(() => 0) };
 * const period = { firstDate: "2018-01-01", lastDate: "2018-01-14", asOf: "2018-02-01" };
 * const lines = heatCsv({ ...period, weekdays: Array(7).fill(2) }, [series], false).split("\n");
 * assert.equal(lines[2], "# As of 1 February 2018");
 * assert.equal(lines.at(-2), "Theft,Sunday,23:00,00:00,7,2,3.5,1");
 * ```
 */
export function heatCsv(
  times: Pick<Times, "firstDate" | "lastDate" | "asOf" | "weekdays">,
  series: readonly (WeekSource & { name: string })[],
  withDefaults: boolean,
): string {
  const remarks = [
    `Recorded incidents in Chicago by weekday and hour: ${
      series.map(({ name }) => name).join("; ")
    }`,
    `Days from ${formatDate(times.firstDate)} to ${formatDate(times.lastDate)}`,
    `As of ${formatDate(times.asOf)}`,
    "Domestic and sexual incidents and those against children are in no count",
    DISCLAIMER,
    withDefaults
      ? "Incidents at default times of the form count at these times"
      : "Incidents at default times of the form are left out",
    `Counts from 1 to ${SMALL - 1} are shown as <${SMALL}, without a rate`,
  ].map((remark) => `# ${remark}\n`);
  return remarks.join("") + toCsv(series.flatMap((each) => linesOf(times, each, withDefaults)));
}

function linesOf(
  times: Pick<Times, "weekdays">,
  series: WeekSource & { name: string },
  withDefaults: boolean,
) {
  const { cells, hoursPerCell } = weekHeat(times, series, withDefaults);
  return cells.flatMap((row, day) =>
    row.map(({ n, isAbout, rate, relative }, block) => ({
      incidents_of: series.name,
      weekday: WEEKDAYS[day]!,
      from: formatHour(block * hoursPerCell),
      to: formatHour((block + 1) * hoursPerCell % 24),
      incidents: countText({ n, isAbout }).replaceAll(",", ""),
      days: times.weekdays[day]!,
      per_hour: isSmall(n) ? null : Number(rate.toFixed(4)),
      times_average: isSmall(n) || relative === null ? null : Number(relative.toFixed(3)),
    }))
  );
}
