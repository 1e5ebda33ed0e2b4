/**
 * The page "When": hours and weekdays, months and seasons, patterns, and weeks of offense types.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatCount, formatDate } from "../../describe/format.ts";
import { showCount } from "../../explore/show_count.ts";
import { describeBusiest, describeDefaults } from "../browser/when/default_times.ts";
import { weekHeat } from "../browser/when/heat.ts";
import { heatSteps } from "../browser/when/heat_words.ts";
import { Months } from "../browser/when/months.tsx";
import { HeatLegend, StaticWeek } from "../browser/when/week.tsx";
import { splitOf } from "../explorer.ts";
import { publishTimes, type Times, TIMES_FILE, timeTables } from "../files/times.ts";
import { PATTERN_FILES, patternsOf, timeFits } from "../files/times_patterns.ts";
import type { PageOutput, SiteSource } from "../source.ts";
import { MissingChapter } from "./missing.tsx";
import { Patterns } from "./when/patterns.tsx";
import { Peaks } from "./when/peaks.tsx";
import { SEASON, Seasons } from "./when/seasons.tsx";
import { TypeWeeks } from "./when/type_weeks.tsx";
import { PEAKS } from "./when/violent.tsx";

/** The page. */
export function whenPage(site: SiteSource): PageOutput {
  if (!site.has(...PATTERN_FILES, SEASON, PEAKS)) {
    return { body: <MissingChapter title="When" chapter="05_temporal_clustering" /> };
  }
  const { times } = timeTables(site);
  const hasSeries = times.series.length > 0;
  return {
    body: (
      <div class="when">
        <h1>When</h1>
        <Lead site={site} times={times} />
        <div id="app">
          {hasSeries
            ? <AllIncidents times={times} />
            : <p class="message">There are too few incidents to be shown by hour and weekday.</p>}
        </div>
        <Seasons site={site} />
        <Patterns site={site} found={patternsOf(site)} />
        <TypeWeeks site={site} fits={timeFits(site)} />
        <Peaks site={site} />
      </div>
    ),
    width: "board",
    ...(hasSeries && { script: "when", files: { [TIMES_FILE]: publishTimes(site) } }),
  };
}

function Lead({ site, times }: { site: SiteSource; times: Times }): JSX.Element {
  const { nIncidents } = site.facts;
  const nSensitive = splitOf(site).sensitive.height;
  const nOnPartDays = nIncidents - nSensitive - times.n;
  return (
    <>
      <p class="lead">
        At which hours, days and months incidents are recorded, of what, and which of the
        differences are more than chance.
      </p>
      <p class="muted">
        Counted are the {showCount(times.n)} incidents of {formatCount(times.nDays)} whole days,
        {" "}
        {formatDate(times.firstDate)} to {formatDate(times.lastDate)}, that the page{" "}
        <a href="filter.html">Cross-filter</a> has one by one; {showCount(nSensitive)}{" "}
        domestic and sexual ones and those against children are counted by community area only, on
        that page. All recorded incidents of the city are {formatCount(nIncidents)}
        {nOnPartDays > 0 && `: the other ${showCount(nOnPartDays)} are on days that are not whole`}.
      </p>
      <p class="muted">
        Times are those at which incidents are said to have happened. Where nobody knew, the form
        has a default such as midnight: such times are set apart before any hour is read. Sections
        on results of chapter 5 are of all records, and say so.
      </p>
      <nav class="on-page" aria-label="On this page">
        <ul>
          {SECTIONS.map(([id, name]) => (
            <li key={id}>
              <a href={`#${id}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

const SECTIONS = [
  ["hours", "Hours and weekdays"],
  ["months", "Months of the record"],
  ["season", "Month of the year"],
  ["patterns", "Patterns"],
  ["types", "Offense types"],
  ["peaks", "Busiest hours"],
] as const;

/** What stands in place of the choice until the script has loaded, and where there is none. */
function AllIncidents({ times }: { times: Times }): JSX.Element {
  const series = times.series[0]!;
  const heat = weekHeat(times, series, false);
  const steps = heatSteps([heat], "rate");
  return (
    <>
      <section class="panel" aria-labelledby="hours">
        <h2 id="hours">Hours and weekdays</h2>
        <p class="loading muted">Loading the choice of types …</p>
        <noscript>
          <p>To choose types, and to count default times in, JavaScript must be on.</p>
        </noscript>
        <p>{describeBusiest(series, false)}</p>
        <StaticWeek {...{ series, heat, steps }} unit="rate" />
        <HeatLegend unit="rate" steps={steps} />
        <p>{describeDefaults(series).join(" ")}</p>
      </section>
      <section class="panel" aria-labelledby="months">
        <h2 id="months">Months and seasons of the record</h2>
        <Months times={times} series={series} />
      </section>
    </>
  );
}
