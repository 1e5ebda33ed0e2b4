/**
 * Drift: would new records still be like those that the champion was made from.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatDecimal } from "../../../describe/format.ts";
import { DRIFT, readDrift } from "../../../tracking/drift_file.ts";
import type { SiteSource } from "../../source.ts";
import { CellLink } from "../cell_link.tsx";
import { percent } from "../words.ts";
import { type DriftDimension, type DriftMonths, driftMonths } from "./drift_months.ts";

const MONTHS = "artifacts/07_comparison/figures/drift.csv";

/** Scores of all months beside their thresholds, and how often they alarm for nothing. */
export function DriftSection({ site }: { site: SiteSource }): JSX.Element {
  const months = site.has(DRIFT, MONTHS)
    ? driftMonths(Deno.readTextFileSync(site.path(MONTHS)))
    : null;
  return (
    <section id="drift">
      <h2>Drift</h2>
      <p>
        A model goes stale when the records change under it. Each month is held against the others:
        types, hours and zones by the population stability index, times of day and places by the
        Kolmogorov-Smirnov statistic, of both what is above chance.
      </p>
      {months ? <Months site={site} months={months} /> : (
        <p class="message">
          No drift was measured on these records: it takes a champion and four whole months.
        </p>
      )}
    </section>
  );
}

function Months({ site, months }: { site: SiteSource; months: DriftMonths }): JSX.Element {
  const { runId, from, to } = readDrift(site.path(""));
  const { dimensions, any, nSetOn, nLater } = months;
  return (
    <>
      <p>
        Thresholds are the largest scores of the first {nSetOn} months, which are shaded. Of the
        {" "}
        {nLater} later ones{" "}
        <strong>
          {any.alarms} alarm ({percent(any.share)}, 95 % CI {percent(any.low)} to{" "}
          {percent(any.high)})
        </strong>, though no change of the records is known: that is how often to expect an alarm
        for nothing (
        <CellLink site={site} notebook="07_comparison" cell="drift-figure" />
        ; with other references and rules of thumb,{" "}
        <CellLink site={site} notebook="07_comparison" cell="drift-rules" />
        ; what would be found,{" "}
        <CellLink site={site} notebook="07_comparison" cell="drift-power" />).
      </p>
      <div class="charts">
        {dimensions.map((each) => <Dimension key={each.name} dimension={each} nSetOn={nSetOn} />)}
      </div>
      <details>
        <summary>Thresholds and alarms as a table</summary>
        <div class="scroll" tabIndex={0} role="region" aria-label="Drift by dimension">
          <table>
            <thead>
              <tr>
                <th scope="col">Dimension</th>
                <th scope="col" class="number">Threshold, above chance</th>
                <th scope="col" class="number">Largest score over it</th>
                <th scope="col" class="number">Later months that alarm</th>
                <th scope="col">Which</th>
              </tr>
            </thead>
            <tbody>
              {dimensions.map(({ name, threshold, months, laterAlarms }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td class="number">{formatDecimal(threshold, 4)}</td>
                  <td class="number">
                    {formatDecimal(Math.max(...months.map(({ ratio }) => ratio ?? 0)), 2)}
                  </td>
                  <td class="number">{laterAlarms} of {nLater}</td>
                  <td>
                    {months.filter(({ isAlarm }) => isAlarm).map(({ month }) => month).join(", ")}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      <p class="small muted">
        Zones are those of <code>{runId}</code>; months from {from} to {to}.{" "}
        <code>deno task drift --data FILE</code> holds new records against them.
      </p>
    </>
  );
}

const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [320, 128, 30, 8, 22];

/** One dimension by month; the line at 1 is the threshold. */
function Dimension(
  { dimension: { name, months }, nSetOn }: { dimension: DriftDimension; nSetOn: number },
): JSX.Element {
  const most = Math.max(1.2, ...months.map(({ ratio }) => ratio ?? 0));
  const step = (WIDTH - LEFT - 8) / Math.max(1, months.length - 1);
  const x = (i: number) => round(LEFT + i * step);
  const y = (ratio: number) =>
    round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.max(0, ratio) / most));
  const shown = months.flatMap(({ ratio, isAlarm, month }, i) =>
    ratio === null ? [] : [{ ratio, isAlarm, month, i }]
  );
  const alarms = months.filter(({ isAlarm }) => isAlarm).map(({ month }) => month);
  const label = `${name}: score over threshold in ${months.length} months; ${
    alarms.length === 0 ? "none alarms" : `alarms in ${alarms.join(", ")}`
  }`;
  return (
    <figure class="line-chart">
      <figcaption>{name}</figcaption>
      <svg
        width={WIDTH}
        height={HEIGHT}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={label}
      >
        <rect
          class="setting"
          x={LEFT}
          y={TOP}
          width={round((nSetOn - 0.5) * step)}
          height={HEIGHT - TOP - BOTTOM}
        />
        <line class="axis" x1={LEFT} x2={WIDTH - 8} y1={y(0)} y2={y(0)} />
        <line class="chance" x1={LEFT} x2={WIDTH - 8} y1={y(1)} y2={y(1)} />
        <text x={LEFT - 6} y={y(1) + 4} text-anchor="end">1</text>
        <text x={LEFT - 6} y={y(0) + 4} text-anchor="end">0</text>
        <polyline
          class="observed"
          points={shown.map(({ i, ratio }) => `${x(i)},${y(ratio)}`).join(" ")}
        />
        {shown.filter(({ isAlarm }) => isAlarm).map(({ i, ratio, month }) => (
          <g key={month} class="alarm">
            <circle cx={x(i)} cy={y(ratio)} r={5} />
            <text
              x={x(i) - 8}
              y={y(ratio) + 4}
              text-anchor="end"
            >
              {month}
            </text>
          </g>
        ))}
        <text x={LEFT} y={HEIGHT - 6}>{months[0]!.month}</text>
        <text x={WIDTH - 8} y={HEIGHT - 6} text-anchor="end">{months.at(-1)!.month}</text>
      </svg>
    </figure>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
