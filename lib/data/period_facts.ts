/**
 * How many incidents there are, of which period, and as of which day.
 *
 * @module
 */

import type pl from "nodejs-polars";

/** The period of a frame of incidents. */
export interface PeriodFacts {
  nIncidents: number;
  /** First and last date, "2016-12-29". */
  firstDate: string;
  lastDate: string;
  /** Day of the latest change to any record; the last date where no change is known. */
  asOf: string;
}

/**
 * Facts of cleaned incidents, one or more.
 *
 * @example An incident that was changed later
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { periodFacts } from "lib/data/period_facts.ts";
 * const date = [new Date("2018-01-01T05:00Z"), new Date("2018-01-03T06:30Z")];
 * const updated_on = [new Date("2018-02-10T15:50Z"), null];
 * assert.deepEqual(periodFacts(pl.DataFrame({ date, updated_on })), {
 *   nIncidents: 2,
 *   firstDate: "2018-01-01",
 *   lastDate: "2018-01-03",
 *   asOf: "2018-02-10",
 * });
 * ```
 */
export function periodFacts(frame: pl.DataFrame): PeriodFacts {
  const dateOf = (column: string, edge: "min" | "max"): string | undefined => {
    const time = frame.select(column)[edge]().row(0)[0] as Date | null;
    return time?.toISOString().slice(0, 10);
  };
  const lastDate = dateOf("date", "max")!;
  return {
    nIncidents: frame.height,
    firstDate: dateOf("date", "min")!,
    lastDate,
    asOf: dateOf("updated_on", "max") ?? lastDate,
  };
}
