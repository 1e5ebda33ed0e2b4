/**
 * The file of times: when incidents of each kind happen, by hour, weekday and month.
 *
 * It counts the incidents that the site ships as rows and no others, so that nothing is left when
 * rows are subtracted.
 *
 * @module
 */

import type { SiteSource } from "../source.ts";
import { countBy, days } from "../../data/reduce.ts";
import { withoutDates } from "../../data/without_dates.ts";
import { type CalendarDay, calendarDays } from "../../describe/calendar.ts";
import { wholeDays } from "../../describe/whole_days.ts";
import { splitOf } from "../explorer.ts";
import {
  type Period,
  periodsOf,
  type TimeSeries,
  timeSeries,
  type TypeDayHourRow,
} from "./times_series.ts";

/** Name by which pages know the file. */
export const TIMES_FILE = "times.json";

/** Incidents of the whole city that are neither domestic nor sexual nor against a child, by time. */
export interface Times {
  /** How many there are on whole days. */
  n: number;
  /** First and last of the days that are whole, and how many these are. */
  firstDate: string;
  lastDate: string;
  nDays: number;
  /** How many of each weekday, Monday first. */
  weekdays: number[];
  /** Incidents whose date is a default; in no month. */
  nDateDefault: number;
  /** Months of the record and seasons, with their days in it. */
  months: Period[];
  seasons: Period[];
  /** Day of the latest change to any record. */
  asOf: string;
  /** Those that have incidents enough; may be none. */
  series: TimeSeries[];
}

/** A run by time, as pages read it when they are made. */
export interface TimeTables {
  times: Times;
  /** Every day of the period. */
  days: CalendarDay[];
  /** The incidents of the file by type, date, weekday and hour. */
  rows: TypeDayHourRow[];
  /** Dates that are left out, since the record does not hold all of them. */
  partDays: string[];
}

/** What rows of {@linkcode TypeDayHourRow} are counted by. */
export const DAY_HOUR_KEYS = [
  "primary_type",
  "year",
  "month",
  "day",
  "weekday",
  "hour",
  "time_is_default",
] as const;

const known = new WeakMap<SiteSource, TimeTables>();

/** Publishes the file; gives its address. */
export function publishTimes(site: SiteSource): string {
  return site.publish(TIMES_FILE, () => JSON.stringify(timeTables(site).times));
}

/**
 * Tables of a run by time, made once.
 *
 * The first and the last date are left out where they are not whole, as chapter 5 does.
 *
 * @throws {UserError} If there are too few whole days.
 */
export function timeTables(site: SiteSource): TimeTables {
  const tables = known.get(site) ?? makeTables(site);
  known.set(site, tables);
  return tables;
}

function makeTables(site: SiteSource): TimeTables {
  const { days: study, dropped } = wholeDays(days(site.incidents.frame));
  const partDays = dropped.map(({ date }) => date);
  const timed = withoutDates(splitOf(site).others, partDays);
  const calendar = calendarDays(study.first, study.last);
  const rows = countBy(timed, DAY_HOUR_KEYS);
  const byDate = ["primary_type", "year", "month", "day"] as const;
  const dates = countBy(timed, byDate, { date_is_default: false });
  const nDated = dates.reduce((sum, { n }) => sum + n, 0);
  return {
    days: calendar,
    rows,
    partDays,
    times: {
      n: timed.height,
      firstDate: calendar[0]!.date,
      lastDate: calendar.at(-1)!.date,
      nDays: calendar.length,
      weekdays: [1, 2, 3, 4, 5, 6, 7]
        .map((weekday) => calendar.filter((day) => day.weekday === weekday).length),
      nDateDefault: timed.height - nDated,
      months: periodsOf(calendar, "month"),
      seasons: periodsOf(calendar, "season"),
      asOf: site.facts.asOf,
      series: timeSeries({ hours: rows, dates, days: calendar }),
    },
  };
}
