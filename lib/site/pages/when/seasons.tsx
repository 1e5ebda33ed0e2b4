/**
 * Months and weekdays, all else equal.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatCount, formatDecimal } from "../../../describe/format.ts";
import { daysIn } from "../../../describe/periods.ts";
import type { SeasonModel } from "../../../describe/season_model.ts";
import { IntervalTable } from "../../browser/shared/interval_table.tsx";
import { timeTables } from "../../files/times.ts";
import type { SiteSource } from "../../source.ts";
import { CellLink } from "../cell_link.tsx";
import { ChapterBase } from "./chapter_base.tsx";

/** What chapter 5 writes of seasons, or why there are none. */
export const SEASON = "artifacts/05_temporal_clustering/season.json";

/** Section of the page. */
export function Seasons({ site }: { site: SiteSource }): JSX.Element {
  const season = site.readJson<SeasonModel | { why: string }>(SEASON);
  return (
    <section class="panel" aria-labelledby="season">
      <h2 id="season">Month of the year, all else equal</h2>
      <ChapterBase site={site} />
      {"why" in season
        ? <p>Seasons cannot be told: {season.why}.</p>
        : <SeasonTables site={site} season={season} />}
    </section>
  );
}

function SeasonTables({ site, season }: { site: SiteSource; season: SeasonModel }): JSX.Element {
  const { months, weekdays, trend, dispersion, autocorrelation, nDays } = season;
  const sorted = months.toSorted((a, b) => b.ratio - a.ratio);
  const [most, least] = [sorted[0]!, sorted.at(-1)!];
  const told = months.filter(({ low, high }) => low > 1 || high < 1).length;
  const occurrences = daysIn(timeTables(site).days, "month_of_year").map((row) => row.occurrences);
  const times = (value: number) => formatDecimal(value, 2);
  const rowsOf = (rows: SeasonModel["months"]) =>
    rows.map(({ name, ratio, low, high }) => ({ name, value: ratio, low, high }));
  return (
    <>
      <p>
        Months differ in length and in weekdays, and the record is not of whole years. A regression
        of the {formatCount(nDays)}{" "}
        daily counts of all incidents takes weekdays and a steady change from year to year out. What
        is left: {most.name} has {times(most.ratio)} times the average month, {least.name}{" "}
        {times(least.ratio)}; {told} of {months.length}{" "}
        months differ from the average beyond chance.{" "}
        <CellLink
          site={site}
          notebook="05_temporal_clustering"
          cell="season-figure"
        />
      </p>
      <div class="halves">
        <div class="scroll" tabIndex={0} role="region" aria-label="Months of the year">
          <IntervalTable
            caption="Incidents a day over those of an average month"
            head="Month"
            valueHead="Times"
            digits={2}
            reference={1}
            rows={rowsOf(months)}
          />
        </div>
        <div>
          <div class="scroll" tabIndex={0} role="region" aria-label="Weekdays">
            <IntervalTable
              caption="Incidents a day over those of an average weekday"
              head="Weekday"
              valueHead="Times"
              digits={2}
              reference={1}
              rows={rowsOf(weekdays)}
            />
          </div>
          <ul>
            <li>
              A year has {times(trend.ratio)} times the incidents of the one before (95 % interval
              {" "}
              {times(trend.low)} to {times(trend.high)}).
            </li>
            <li>
              Days vary {times(dispersion)}{" "}
              times as much around this as independent incidents would, and resemble the day before
              by a correlation of{" "}
              {times(autocorrelation)}. The intervals are widened for the first, those of months and
              of the year for both.
            </li>
            <li>
              The record holds each month{" "}
              {timesText(occurrences)}: one warm February is in the factor of February.
            </li>
          </ul>
        </div>
      </div>
      <p class="small muted">
        Filled dots: the interval leaves 1 out. Incidents whose date is a default of the form are
        left out.
      </p>
    </>
  );
}

function timesText(occurrences: readonly number[]): string {
  const [least, most] = [Math.min(...occurrences), Math.max(...occurrences)];
  const word = (n: number) => n === 1 ? "once" : n === 2 ? "twice" : `${n} times`;
  return least === most ? word(least) : `${word(least)} to ${word(most)}`;
}
