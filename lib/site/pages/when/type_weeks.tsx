/**
 * The weeks of offense types beside the week of all counted incidents.
 *
 * @module
 */

import type { JSX } from "preact";
import {
  formatCount,
  formatDecimal,
  formatHour,
  formatList,
  formatPercent,
} from "../../../describe/format.ts";
import { showCount } from "../../../explore/show_count.ts";
import { readable } from "../../../figures/words.ts";
import { aspectOf } from "../../../tracking/gate.ts";
import type { RunRecord } from "../../../tracking/run_record.ts";
import { timeTables } from "../../files/times.ts";
import {
  type TypeDifference,
  typeDifferences,
  type TypeWeek,
  typeWeeks,
  weekOfAll,
} from "../../files/times_types.ts";
import type { SiteSource } from "../../source.ts";
import { CellLink } from "../cell_link.tsx";
import { ChapterBase } from "./chapter_base.tsx";
import { WeekLine } from "./week_line.tsx";

/** Properties of {@linkcode TypeWeeks}. */
export interface TypeWeeksProps {
  site: SiteSource;
  /** Records of chapter 5, those of groupings of types among them. */
  fits: readonly RunRecord[];
}

/** Section of the page. */
export function TypeWeeks({ site, fits }: TypeWeeksProps): JSX.Element {
  const { rows, times } = timeTables(site);
  const known = rows.filter((row) => !row.time_is_default);
  const weeks = typeWeeks(known, times.weekdays);
  const differences = typeDifferences(weeks, known);
  const all = weekOfAll(weeks);
  const most = Math.max(1, ...differences.map(({ top }) => top.times));
  const ids = new Set(times.series.map(({ id }) => id));
  return (
    <section class="panel" aria-labelledby="types">
      <h2 id="types">Weeks of offense types</h2>
      <p>
        How much of each type would have to move to other hours of the week for its week to be that
        of all counted incidents; those first that differ most beyond what the chance of a draw of
        as many makes. The line is the type, smoothed over neighboring hours, the dashes are all
        counted incidents; 1 is an even week. Default times are left out, and so are domestic and
        sexual incidents and those against children; chapter 5 has the weeks of all records:{" "}
        <CellLink
          site={site}
          notebook="05_temporal_clustering"
          cell="types-figure"
        />.
      </p>
      {differences.length === 0
        ? <p>No type has incidents enough for a week of its own.</p>
        : (
          <ul class="type-weeks">
            {differences.map((type) => (
              <li key={type.primary_type}>
                <h3>
                  {ids.has(type.primary_type)
                    ? <a href={linkTo(type.primary_type)}>{readable(type.primary_type)}</a>
                    : readable(type.primary_type)}
                </h3>
                <p class="small">
                  <strong>{formatPercent(type.distance, 0)}</strong> would have to move (by chance
                  {" "}
                  {formatPercent(type.byChance, 0)})
                </p>
                <WeekLine week={type.week} all={all} most={most} label={describeType(type)} />
              </li>
            ))}
          </ul>
        )}
      {differences.length > 0 && <Numbers differences={differences} />}
      <OtherTypes weeks={weeks} />
      <ChapterBase site={site} />
      <p>{describeGroups(fits)}</p>
    </section>
  );
}

function linkTo(type: string): string {
  return `#${new URLSearchParams({ type })}`;
}

function describeType({ primary_type, n, distance, byChance, top }: TypeDifference): string {
  return `${readable(primary_type)}: ${formatCount(n)} incidents at known times, ` +
    `${formatPercent(distance, 0)} would have to move, by chance ${formatPercent(byChance, 0)}; ` +
    `most on ${topText(top)}.`;
}

function topText({ weekday, hour, times }: TypeDifference["top"]): string {
  return `${weekday}, ${formatHour(hour)}, ${formatDecimal(times, 1)} times an even week`;
}

function Numbers({ differences }: { differences: readonly TypeDifference[] }): JSX.Element {
  return (
    <details>
      <summary>Numbers as a table</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label="Weeks of offense types">
        <table>
          <thead>
            <tr>
              <th scope="col">Type</th>
              <th scope="col" class="number">Incidents at known times</th>
              <th scope="col" class="number">Would have to move</th>
              <th scope="col" class="number">By chance</th>
              <th scope="col">p of chance</th>
              <th scope="col">Busiest hour, smoothed</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ primary_type, n, distance, byChance, p, top }) => (
              <tr key={primary_type}>
                <th scope="row">{readable(primary_type)}</th>
                <td class="number">{formatCount(n)}</td>
                <td class="number">{formatPercent(distance)}</td>
                <td class="number">{formatPercent(byChance)}</td>
                <td>{p === null ? "n/a" : p < 0.001 ? "< 0.001" : formatDecimal(p, 3)}</td>
                <td>{topText(top)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** Types without a shape, and why. */
function OtherTypes({ weeks }: { weeks: readonly TypeWeek[] }): JSX.Element {
  const kinds = [
    ["near-uniform", "Hardly an hour differs from another"],
    ["small", "Too few incidents to tell a week"],
  ] as const;
  return (
    <>
      {kinds.map(([kind, words]) => {
        const own = weeks.filter((type) => type.kind === kind);
        if (own.length === 0) return null;
        const names = own.map(({ primary_type, n }) =>
          `${readable(primary_type)} (${showCount(n)})`
        );
        return <p key={kind}>{words}: {formatList(names)}.</p>;
      })}
    </>
  );
}

/** Whether types fall into groups by their weeks. */
function describeGroups(fits: readonly RunRecord[]): string {
  const groupings = fits.filter(({ params }) => params.nTypes !== undefined);
  if (groupings.length === 0) return "Too few types have a week of their own to be grouped.";
  const ks = groupings.map(({ params }) => Number(params.k)).sort((a, b) => a - b);
  const p = Math.min(
    ...groupings.map(({ metrics }) => aspectOf(metrics.silhouette, "p") ?? 1),
  );
  const tried = `${ks[0]} to ${ks.at(-1)} groups of types by their week`;
  const smallest = `smallest p ${formatDecimal(p, 2)} before it is held against ${ks.length} tries`;
  return p * ks.length > 0.05
    ? `Types do not fall into groups: of ${tried}, none is above what one cloud without groups ` +
      `gives when it is cut (${smallest}).`
    : `Of ${tried}, one is above what one cloud without groups gives when it is cut (${smallest}).`;
}
