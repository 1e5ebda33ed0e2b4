/**
 * The patterns of time: when they are, what is in them, and how much more they are than a cut.
 *
 * @module
 */

import type { JSX } from "preact";
import { SENSITIVE_TYPES } from "../../../data/sensitive_offenses.ts";
import { MONTHS } from "../../../describe/calendar.ts";
import { formatDecimal, formatList, formatPercent } from "../../../describe/format.ts";
import { showCount } from "../../../explore/show_count.ts";
import { readable } from "../../../figures/words.ts";
import type { PatternProfile } from "../../../patterns/pattern_profile.ts";
import type { PatternCalendar as Calendar, PatternsOfRun } from "../../files/times_patterns.ts";
import type { SiteSource } from "../../source.ts";
import { CellLink } from "../cell_link.tsx";
import { ChapterBase } from "./chapter_base.tsx";
import { PatternCalendar } from "./pattern_calendar.tsx";
import { PatternEvidence } from "./pattern_evidence.tsx";

/** Fewest incidents of a type in a pattern to be called typical of it: that of chapter 5. */
const MIN_TYPICAL = 200;

/** Section of the page. */
export function Patterns({ site, found }: { site: SiteSource; found: PatternsOfRun }): JSX.Element {
  const { patterns, calendars, taken } = found;
  const names = patterns.map(({ name }) => name);
  const isChosen = taken?.verdict.chosen ?? false;
  return (
    <section class="panel" aria-labelledby="patterns">
      <h2 id="patterns">Patterns of time</h2>
      <ChapterBase site={site} />
      <p>
        Incidents at known times, grouped by hour, weekday and month at once: {patterns.length}{" "}
        patterns, {formatList(names)}. {isChosen
          ? "They pass the rule that was set before any score was seen."
          : "No grouping passes the rule that was set before any score was seen; these fail least."}
        {" "}
        {describeCut(calendars)}{" "}
        <CellLink
          site={site}
          notebook="05_temporal_clustering"
          cell="patterns"
        />
      </p>
      <div class={calendars.length === 1 ? "calendars one" : "calendars"}>
        {calendars.map((calendar) => (
          <PatternCalendar
            key={calendar.months.join()}
            {...{ calendar, names }}
          />
        ))}
      </div>
      <ul class="pattern-cards">
        {patterns.map((profile) => (
          <li key={profile.pattern}>
            <Card {...profile} />
          </li>
        ))}
      </ul>
      <p class="small muted">
        A number after a type is its share in the pattern over its share in all incidents; typical
        types are told of {MIN_TYPICAL}{" "}
        incidents or more. Sexual offenses and those against children are not told by type. “Times
        usual” compares with all incidents.
      </p>
      <PatternEvidence {...found} />
    </section>
  );
}

function Card(
  { pattern, name, n, share, hours, weekendRatio, topMonth, arrestShare, types }: PatternProfile,
): JSX.Element {
  const told = types.filter(({ primary_type }) => !SENSITIVE_TYPES.includes(primary_type));
  const typical = told.filter((type) => type.n >= MIN_TYPICAL)
    .toSorted((a, b) => b.quotient - a.quotient).slice(0, 3);
  return (
    <>
      <h3>
        <span class={`number pattern-${pattern}`}>{pattern + 1}</span> {capital(name)}
      </h3>
      <dl>
        <dt>Incidents</dt>
        <dd>{showCount(n)}, {formatPercent(share)}</dd>
        <dt>Three quarters within</dt>
        <dd>{hours}</dd>
        <dt>Weekend days</dt>
        <dd>{formatDecimal(weekendRatio, 2)} times usual</dd>
        <dt>Most above usual in</dt>
        <dd>{MONTHS[topMonth.month - 1]}, {formatDecimal(topMonth.ratio, 2)} times</dd>
        <dt>With an arrest</dt>
        <dd>{formatPercent(arrestShare)}</dd>
        <dt>Most frequent</dt>
        <dd>
          {told.slice(0, 3).map((type) => readable(type.primary_type)).join(", ")}
        </dd>
        <dt>Most typical</dt>
        <dd>
          {typical.map((type) =>
            `${readable(type.primary_type)} (${formatDecimal(type.quotient, 2)})`
          ).join(", ") || "no type has incidents enough"}
        </dd>
      </dl>
    </>
  );
}

/** Which of hour, weekday and month the patterns are cut by. */
function describeCut(calendars: readonly Calendar[]): string {
  const byMonth = calendars.length > 1;
  const byDay = calendars.some(({ weekdays }) =>
    weekdays.some((spans) => JSON.stringify(spans) !== JSON.stringify(weekdays[0]))
  );
  const [first] = calendars;
  const byHour = first?.weekdays.some((spans) => spans.length > 1) ?? false;
  if (byHour && !byDay && !byMonth) {
    return "Weekday and month were asked as well, but the hour alone decides: every day is cut at " +
      "the same hours.";
  }
  const parts = [
    ...byHour ? ["hour"] : [],
    ...byDay ? ["weekday"] : [],
    ...byMonth ? ["month"] : [],
  ];
  return parts.length === 0 ? "" : `They are cut by ${formatList(parts)}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
