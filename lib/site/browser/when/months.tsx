/**
 * Months of the record and seasons of a series, per day.
 *
 * @module
 */

import type { JSX } from "preact";
import { MONTHS } from "../../../describe/calendar.ts";
import { formatDecimal, formatList, formatNumberOf } from "../../../describe/format.ts";
import { showCount } from "../../../explore/show_count.ts";
import type { Times } from "../../files/times.ts";
import type { Period, TimeSeries } from "../../files/times_series.ts";
import { ColumnChart } from "../shared/column_chart.tsx";
import { IntervalTable } from "../shared/interval_table.tsx";

/** Properties of {@linkcode Months}. */
export interface MonthsProps {
  times: Times;
  series: TimeSeries;
}

/** Months and seasons, or why there are none. */
export function Months({ times, series }: MonthsProps): JSX.Element {
  const { months, seasons, name, n, nDefault } = series;
  if (months.length === 0) {
    return (
      <p>
        {name}: {showCount(n + nDefault)} incidents in {times.nDays}{" "}
        days are too few to be shown by month.
      </p>
    );
  }
  const digits = rateDigits(Math.max(...months.map(({ high }) => high)));
  const rows = times.months.map((period, i) => ({ period, ...months[i]! }));
  const name_ = (period: Period) => monthName(period.period);
  return (
    <>
      <h3>{name}, incidents a day by month of the record</h3>
      <ColumnChart
        label={`${name}: ${describeMonths(rows, digits)} Numbers are in the table below.`}
        columns={rows.map(({ period, n, low, high }, i) => ({
          name: period.period,
          value: n / period.n_days,
          low,
          high,
          isPart: !period.complete,
          ...tickOf(period.period, i),
          title: `${name_(period)}: ${formatDecimal(n / period.n_days, digits)} a day ` +
            `(${formatDecimal(low, digits)} to ${formatDecimal(high, digits)})`,
        }))}
      />
      <p class="small muted">
        Lines: 95 % intervals, widened by the spread of the days; days that resemble the day before
        make them wider still. {partsText(times.months)} {leftOutText(times)}
      </p>
      <details>
        <summary>Numbers as a table</summary>
        <div class="scroll" tabIndex={0} role="region" aria-label="Months of the record">
          <table>
            <thead>
              <tr>
                <th scope="col">Month</th>
                <th scope="col" class="number">Days</th>
                <th scope="col" class="number">Incidents</th>
                <th scope="col" class="number">A day</th>
                <th scope="col" class="number">95 % interval</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ period, n, low, high }) => (
                <tr key={period.period}>
                  <th scope="row">{name_(period)}</th>
                  <td class="number">{period.n_days}</td>
                  <td class="number">{showCount(n)}</td>
                  <td class="number">{formatDecimal(n / period.n_days, digits)}</td>
                  <td class="number">
                    {formatDecimal(low, digits)} to {formatDecimal(high, digits)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      {seasons.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label={`${name} by season`}>
          <IntervalTable
            caption={`${name}, incidents a day by season: whole months, winter from December on`}
            head="Season"
            valueHead="A day"
            digits={digits}
            isFromZero
            rows={times.seasons.map(({ period, n_days, complete }, i) => ({
              name: period.charAt(0).toUpperCase() + period.slice(1),
              note: `${n_days} days${complete ? "" : ", not whole"}`,
              value: seasons[i]!.n / n_days,
              low: seasons[i]!.low,
              high: seasons[i]!.high,
            }))}
          />
        </div>
      )}
    </>
  );
}

/**
 * Name of a month of the record.
 *
 * @example A month
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthName } from "lib/site/browser/when/months.tsx";
 * assert.equal(monthName("2017-02"), "February 2017");
 * ```
 */
export function monthName(month: string): string {
  return `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
}

function describeMonths(
  rows: readonly { period: Period; n: number }[],
  digits: number,
): string {
  const rates = rows.map(({ period, n }) => ({ period, rate: n / period.n_days }))
    .sort((a, b) => b.rate - a.rate);
  const [most, least] = [rates[0]!, rates.at(-1)!];
  const say = ({ period, rate }: typeof most) =>
    `${monthName(period.period)} with ${formatDecimal(rate, digits)} a day`;
  return `most in ${say(most)}, least in ${say(least)}.`;
}

function partsText(months: readonly Period[]): string {
  const parts = months.filter(({ complete }) => !complete)
    .map(({ period, n_days }) => `${monthName(period)} (${n_days} days)`);
  if (parts.length === 0) return "";
  return `Outlined: not whole in the record, ${parts.join(", ")}.`;
}

/** Days of months that are hardly in the record, and incidents whose date is not known. */
function leftOutText({ nDays, months, nDateDefault }: Times): string {
  const days = nDays - months.reduce((sum, { n_days }) => sum + n_days, 0);
  const dates = nDateDefault > 0
    ? [
      `of the counted incidents the ${
        showCount(nDateDefault)
      } whose date is a default of the form, ` +
      `the first of a month at no known time`,
    ]
    : [];
  const parts = days > 0
    ? [`${formatNumberOf(days, "day")} of a month that is hardly in the record`]
    : [];
  const all = [...parts, ...dates];
  return all.length === 0 ? "" : `Left out: ${formatList(all)}.`;
}

/** The first month, and each January and July, say which they are. */
function tickOf(month: string, i: number): { tick?: string } {
  const number = Number(month.slice(5));
  const short = MONTHS[number - 1]!.slice(0, 3);
  if (number === 1) return { tick: `${short} ${month.slice(0, 4)}` };
  if (number === 7) return { tick: short };
  return i === 0 && number < 11 ? { tick: `${short} ${month.slice(0, 4)}` } : {};
}

function rateDigits(rate: number): number {
  return rate >= 100 ? 0 : rate >= 10 ? 1 : 2;
}
