/**
 * What each week of the record holds, in words.
 *
 * @module
 */

import { formatDate, formatDecimal } from "../../../describe/format.ts";
import { addDays, dayOf } from "../../../explore/days.ts";
import { hideSmall } from "../../../explore/hide_small.ts";
import { showCount } from "../../../explore/show_count.ts";
import type { Period } from "../../../explore/view.ts";
import type { Reading } from "./read_out.tsx";
import { comparedWeeks, type Week } from "./weeks.ts";

/** What is read. */
export interface WeeksToRead {
  weeks: readonly Week[];
  /** Incidents by day of the record. */
  counts: ArrayLike<number>;
  record: Period;
  /** Period chosen; null for all days. */
  period: Period | null;
  /** Second period, to compare with. */
  against: Period | null;
}

/** Says what a week holds, and the days of the second period that stand for it, if it has them. */
export function readWeeks(
  { weeks, counts, record, period, against }: WeeksToRead,
): (week: number) => Reading {
  const dates = (start: number, length: number) =>
    [start, start + length - 1].map((day) => formatDate(addDays(record.from, day))).join(" to ");
  const ends = [period ?? record, against ?? record].map(({ from, to }) => (
    { first: dayOf(from, record), last: dayOf(to, record) }
  ));
  const others = against
    ? comparedWeeks(
      weeks,
      counts,
      [ends[0]!.first, ends[1]!.first],
      [ends[0]!.last, ends[1]!.last],
    )
    : weeks.map(() => null);
  const { texts } = hideSmall(weeks.map(({ n }) => n));
  const otherTexts = hideSmall(others.flatMap((other) => other ? [other.n] : [])).texts;
  const placeOf = (week: number) => others.slice(0, week).filter((each) => each !== null).length;
  return (week) => {
    const { start, end, n } = weeks[week]!;
    const other = others[week];
    const isExact = texts[week] === showCount(n) && !texts[week].startsWith("<");
    const rate = isExact ? `, ${formatDecimal(n / (end - start), 1)} a day` : "";
    return {
      name: dates(start, end - start),
      count: `${texts[week]} incidents${rate}`,
      ...(other && {
        compared: `${otherTexts[placeOf(week)]}, ${dates(other.start, end - start)}`,
      }),
    };
  };
}
