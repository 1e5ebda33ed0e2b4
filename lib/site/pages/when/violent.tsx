/**
 * When violent offenses are expected to peak, and when they do.
 *
 * @module
 */

import type { JSX } from "preact";
import { countBy } from "../../../data/reduce.ts";
import { withoutDates } from "../../../data/without_dates.ts";
import { formatPercent } from "../../../describe/format.ts";
import { countsByHour } from "../../../describe/hours.ts";
import { offenseGroup } from "../../../describe/offense_groups.ts";
import { countInWindow, describeWindow, judgePeak } from "../../../describe/peak_window.ts";
import { type GroupPeak, nightPeaks } from "../../../describe/peaks.ts";
import { describeTies } from "../../browser/when/default_times.ts";
import { DAY_HOUR_KEYS, timeTables } from "../../files/times.ts";
import type { TypeDayHourRow } from "../../files/times_series.ts";
import type { SiteSource } from "../../source.ts";
import { CellLink } from "../cell_link.tsx";

/** Peaks as chapter 5 writes them: all incidents, groups, types. */
export const PEAKS = "artifacts/05_temporal_clustering/peaks.json";

/** When violent crime is expected to peak, by the specification: 10 PM to 2 AM. */
const EXPECTED = { from: 22, length: 4 };

/** The verdict of chapter 5; nothing where no violent offense has a known time. */
export function Violent({ site }: { site: SiteSource }): JSX.Element | null {
  const peak = site.readJson<GroupPeak[]>(PEAKS).find(({ group }) => group === "violent");
  if (!peak) return null;
  const own = violentRows(site);
  const known = countsByHour(own.filter((row) => !row.time_is_default));
  const share = countInWindow(known, EXPECTED) / known.reduce((sum, n) => sum + n, 0);
  const { window } = peak;
  const verdict = window.length === EXPECTED.length
    ? judgePeak(window, EXPECTED.from)
    : "cannot be told";
  const nights = nightPeaks(own, timeTables(site).times.weekdays, EXPECTED.length);
  return (
    <div class="message">
      <p>
        <span class={`tag ${verdict === "met" ? "met" : "not-met"}`}>{verdict}</span>{" "}
        The specification expects violent crime to peak from 10 PM to 2 AM. All recorded violent
        incidents, the domestic ones among them (chapter 5), are busiest from{" "}
        {describeWindow(window)} ({formatPercent(window.share)}). {describeTies(window)} From{" "}
        {describeWindow(EXPECTED)} there are {formatPercent(share)}; an even day has{" "}
        {formatPercent(EXPECTED.length / 24)}.{" "}
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

/** All violent offenses that are recorded, whoever they are against: shares are told of them. */
function violentRows(site: SiteSource): TypeDayHourRow[] {
  const { frame } = site.incidents;
  const types = countBy(frame, ["primary_type"]).map(({ primary_type }) => primary_type)
    .filter((type) => offenseGroup(type) === "violent");
  return countBy(withoutDates(frame, timeTables(site).partDays), DAY_HOUR_KEYS, {
    primary_type: types,
  });
}
