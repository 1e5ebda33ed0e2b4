/**
 * Busiest hours and windows of groups and types, with and without default times.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatDecimal, formatHour, formatPercent } from "../../../describe/format.ts";
import { describeWindow } from "../../../describe/peak_window.ts";
import { showCount } from "../../../explore/show_count.ts";
import { timeTables } from "../../files/times.ts";
import { type TimeSeries, WINDOW_HOURS } from "../../files/times_series.ts";
import type { SiteSource } from "../../source.ts";
import { CellLink } from "../cell_link.tsx";
import { Violent } from "./violent.tsx";

/** Section of the page. */
export function Peaks({ site }: { site: SiteSource }): JSX.Element {
  const series = timeTables(site).times.series.filter(({ kind }) => kind !== "rest");
  return (
    <section class="panel" aria-labelledby="peaks">
      <h2 id="peaks">Busiest hours</h2>
      <p>
        The busiest hours of the day, and the busiest {WINDOW_HOURS}{" "}
        in a row. A window that chance cannot tell from the busiest one, the spread of the days
        taken into account, may be as busy: where it may begin is said beside it. Chapter 5 has the
        same of all records:{" "}
        <CellLink
          site={site}
          notebook="05_temporal_clustering"
          cell="peaks-groups"
        />.
      </p>
      <Violent site={site} />
      <p class="small muted">
        Below, counted as above: without domestic and sexual incidents and those against children.
      </p>
      {series.length === 0
        ? <p>There are too few incidents to tell busy hours.</p>
        : <PeakTable series={series} />}
      <p class="small muted">
        Hours are those at which incidents are said to have happened. Police-initiated offenses
        follow the hours of police work. A busy hour says nothing of a person's risk in it: fewer
        people are out at night.
      </p>
    </section>
  );
}

function PeakTable({ series }: { series: readonly TimeSeries[] }): JSX.Element {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Busiest hours">
      <table class="peaks">
        <thead>
          <tr>
            <th scope="col">Incidents</th>
            <th scope="col" class="number">At known times</th>
            <th scope="col">Busiest hours</th>
            <th scope="col">Busiest {WINDOW_HOURS} hours</th>
            <th scope="col">Share, 95 % interval</th>
            <th scope="col">May as well begin at</th>
            <th scope="col">With default times</th>
          </tr>
        </thead>
        <tbody>
          {series.map((each) => <PeakRow key={each.id} {...each} />)}
        </tbody>
      </table>
    </div>
  );
}

function PeakRow({ kind, name, n, peak: { hours, window, windowOfAll } }: TimeSeries): JSX.Element {
  const others = window.tied.filter((from) => from !== window.from);
  const isMoved = window.from !== windowOfAll.from;
  return (
    <tr class={kind === "type" ? "" : "group"}>
      <th scope="row">{name}</th>
      <td class="number">{showCount(n)}</td>
      <td>{hours.replace("the peak is at ", "")}</td>
      <td class="window">{describeWindow(window)}</td>
      <td class="window">
        {formatPercent(window.share)} ({formatDecimal(100 * window.low, 1)} to{" "}
        {formatDecimal(100 * window.high, 1)})
      </td>
      <td>{others.length === 0 ? "no other hour" : others.map(formatHour).join(", ")}</td>
      <td class="window">
        {isMoved ? <strong>{describeWindow(windowOfAll)}</strong> : "the same"}
      </td>
    </tr>
  );
}
