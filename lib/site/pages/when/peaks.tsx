/**
 * Busiest hours and windows of groups and types, with and without default times.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatDecimal, formatHour, formatPercent } from "../../../describe/format.ts";
import { countsByHour } from "../../../describe/hours.ts";
import {
  OFFENSE_GROUPS,
  type OffenseGroup,
  offenseGroup,
} from "../../../describe/offense_groups.ts";
import { countInWindow, describeWindow, judgePeak } from "../../../describe/peak_window.ts";
import { type GroupPeak, nightPeaks } from "../../../describe/peaks.ts";
import { showCount } from "../../../explore/show_count.ts";
import { readable } from "../../../figures/words.ts";
import { describeTies } from "../../browser/when/default_times.ts";
import { timeTables } from "../../files/times.ts";
import { GROUP_NAMES } from "../../files/times_series.ts";
import type { SiteSource } from "../../source.ts";
import { CellLink } from "../cell_link.tsx";

/** Peaks as chapter 5 writes them: all incidents, groups, types. */
export const PEAKS = "artifacts/05_temporal_clustering/peaks.json";

/** When violent crime is expected to peak, by the specification: 10 PM to 2 AM. */
const EXPECTED = { from: 22, length: 4 };

/** Section of the page. */
export function Peaks({ site }: { site: SiteSource }): JSX.Element {
  const peaks = site.readJson<GroupPeak[]>(PEAKS);
  const length = peaks[0]?.window.length ?? EXPECTED.length;
  const violent = peaks.find(({ group }) => group === "violent");
  return (
    <section class="panel" aria-labelledby="peaks">
      <h2 id="peaks">Busiest hours</h2>
      <p>
        The busiest hours of the day, and the busiest {length}{" "}
        in a row. A window that chance cannot tell from the busiest one, the spread of the days
        taken into account, may be as busy: where it may begin is said beside it.{" "}
        <CellLink
          site={site}
          notebook="05_temporal_clustering"
          cell="peaks-groups"
        />
      </p>
      {violent && <Violent site={site} peak={violent} />}
      <div class="scroll" tabIndex={0} role="region" aria-label="Busiest hours">
        <table class="peaks">
          <thead>
            <tr>
              <th scope="col">Incidents</th>
              <th scope="col" class="number">At known times</th>
              <th scope="col">Busiest hours</th>
              <th scope="col">Busiest {length} hours</th>
              <th scope="col">Share, 95 % interval</th>
              <th scope="col">May as well begin at</th>
              <th scope="col">With default times</th>
            </tr>
          </thead>
          <tbody>
            {peaks.map((peak) => <PeakRow key={peak.group} {...peak} />)}
          </tbody>
        </table>
      </div>
      <p class="small muted">
        Hours are those at which incidents are said to have happened. Police-initiated offenses
        follow the hours of police work. A busy hour says nothing of a person's risk in it: fewer
        people are out at night.
      </p>
    </section>
  );
}

function PeakRow({ group, n, hours, window, windowOfAll }: GroupPeak): JSX.Element {
  const others = window.tied.filter((from) => from !== window.from);
  const isMoved = window.from !== windowOfAll.from;
  return (
    <tr class={isGroup(group) || group === "all" ? "group" : ""}>
      <th scope="row">{nameOf(group)}</th>
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

/** What is expected of violent offenses, and what is found. */
function Violent({ site, peak }: { site: SiteSource; peak: GroupPeak }): JSX.Element {
  const { rows, times } = timeTables(site);
  const own = rows.filter(({ primary_type }) => offenseGroup(primary_type) === "violent");
  const known = countsByHour(own.filter((row) => !row.time_is_default));
  const share = countInWindow(known, EXPECTED) / known.reduce((sum, n) => sum + n, 0);
  const { window } = peak;
  const verdict = window.length === EXPECTED.length
    ? judgePeak(window, EXPECTED.from)
    : "cannot be told";
  const nights = nightPeaks(own, times.weekdays, EXPECTED.length);
  return (
    <div class="message">
      <p>
        <span class={`tag ${verdict === "met" ? "met" : "not-met"}`}>{verdict}</span>{" "}
        The specification expects violent crime to peak from 10 PM to 2 AM. Recorded violent
        offenses are busiest from {describeWindow(window)} ({formatPercent(window.share)}).{" "}
        {describeTies(window)} From {describeWindow(EXPECTED)} there are{" "}
        {formatPercent(share)}; an even day has {formatPercent(EXPECTED.length / 24)}.{" "}
        <CellLink
          site={site}
          notebook="05_temporal_clustering"
          cell="violent-figure"
        />
      </p>
      {nights.length > 0 && (
        <p>
          From noon to noon, so that a night is one: {nights.map((night) =>
            `${night.group.replace(", noon to noon", "")} ${describeWindow(night.window)} (` +
            `${formatPercent(night.window.share)}), 10 PM to 2 AM ` +
            judgePeak(night.window, EXPECTED.from)
          ).join("; ")}.
        </p>
      )}
    </div>
  );
}

function isGroup(name: string): name is OffenseGroup {
  return (OFFENSE_GROUPS as readonly string[]).includes(name);
}

function nameOf(group: string): string {
  return group === "all" ? "All incidents" : isGroup(group) ? GROUP_NAMES[group] : readable(group);
}
