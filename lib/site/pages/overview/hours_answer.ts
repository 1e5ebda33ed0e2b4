/**
 * When most is recorded: the hours of the day at times that are known, and the months.
 *
 * @module
 */

import { formatHour } from "../../../describe/format.ts";
import type { GroupPeak } from "../../../describe/peaks.ts";
import type { FactorRow, SeasonModel } from "../../../describe/season_model.ts";
import { parseCsv } from "../../../files/csv.ts";
import type { SiteSource } from "../../source.ts";

const HOURS = "artifacts/02_eda/figures/hours.csv";
const PEAKS = "artifacts/05_temporal_clustering/peaks.json";
const SEASON = "artifacts/05_temporal_clustering/season.json";

/** Hours of the day, and what else is known of when. */
export interface HoursAnswer {
  /** Incidents of each hour at known times, from 0 on. */
  counts: number[];
  /** Incidents at known times, and at default times, which are set apart. */
  n: number;
  nDefault: number;
  /** Hours that chance cannot tell from the busiest; none where no hour stands out. */
  peak: number[];
  /** The same in words. */
  words: string;
  /** Busiest hours of violent offenses, in words; null where there are too few. */
  violent: { words: string; n: number } | null;
  /** Busiest and quietest month beside the average, days, weekdays and trend taken out. */
  season: { most: FactorRow; least: FactorRow } | null;
}

/** The answer of a run; null where chapter 2 or 5 was not run. */
export function hoursAnswer(site: SiteSource): HoursAnswer | null {
  if (!site.has(HOURS, PEAKS)) return null;
  const rows = parseCsv(Deno.readTextFileSync(site.path(HOURS)));
  const peaks = site.readJson<GroupPeak[]>(PEAKS);
  const all = peaks.find(({ group }) => group === "all");
  const violent = peaks.find(({ group }) => group === "violent");
  if (!all || rows.length === 0) return null;
  const counts = rows.map(({ n }) => Number(n));
  return {
    counts,
    n: counts.reduce((sum, n) => sum + n, 0),
    nDefault: rows.reduce((sum, { n_default }) => sum + Number(n_default), 0),
    peak: counts.flatMap((_, hour) => all.hours.includes(formatHour(hour)) ? [hour] : []),
    words: all.hours,
    violent: violent ? { words: describeBusiest(violent), n: violent.n } : null,
    season: site.has(SEASON)
      ? extremes(site.readJson<SeasonModel | { why: string }>(SEASON))
      : null,
  };
}

/** When a group is busiest, as far as chance can tell. */
function describeBusiest({ hours, window: { length, tied } }: GroupPeak): string {
  const starts = tied.map(formatHour);
  const begin = starts.length > 1
    ? `${starts.slice(0, -1).join(", ")} or ${starts.at(-1)}`
    : starts.join("");
  return `${hours}; the busiest ${length} hours in a row begin at ${begin}`;
}

/** The months furthest from the average; null where seasons cannot be told. */
function extremes(season: SeasonModel | { why: string }): HoursAnswer["season"] {
  if ("why" in season) return null;
  const sorted = season.months.toSorted((a, b) => b.ratio - a.ratio);
  return sorted.length < 2 ? null : { most: sorted[0]!, least: sorted.at(-1)! };
}
