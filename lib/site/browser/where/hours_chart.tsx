/**
 * A zone's day, hour by hour, beside that of the city.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatHour, formatPercent } from "../../../describe/format.ts";

/** What is drawn. */
export interface HoursChartProps {
  /** Length of the bar of each hour, and what is written for it. */
  drawn: readonly number[];
  texts: readonly string[];
  /** Share of each hour in the city. */
  city: readonly number[];
}

/** Pixels. */
const SIZE = { height: 132, left: 40, bottom: 22, top: 6 };

/** Bars of the zone with a line for the city, and the same as a table. */
export function HoursChart({ drawn, texts, city }: HoursChartProps): JSX.Element {
  const total = drawn.reduce((sum, each) => sum + each, 0);
  if (total === 0) return <p>Hours are not shown: there are too few incidents in each.</p>;
  const shares = drawn.map((each) => each / total);
  const most = Math.ceil(Math.max(...shares, ...city) * 50) / 50;
  const x = (hour: number) => `${(100 * hour / drawn.length).toFixed(3)}%`;
  const ticks = [0, most / 2, most];
  const y = (share: number) =>
    SIZE.top + (SIZE.height - SIZE.top - SIZE.bottom) * (1 - share / most);
  return (
    <figure class="hours">
      <figcaption>
        Share of each hour: <span class="key bar">this zone</span>{" "}
        <span class="key line">whole city</span>
      </figcaption>
      <div class="plots" role="img" aria-label={LABEL}>
        <svg width={SIZE.left} height={SIZE.height} aria-hidden="true">
          {ticks.map((share) => (
            <text key={share} x={SIZE.left - 6} y={y(share) + 4} text-anchor="end">
              {formatPercent(share, 0)}
            </text>
          ))}
        </svg>
        <svg class="plot" width="100%" height={SIZE.height} aria-hidden="true">
          {ticks.map((share) => (
            <line key={share} class="grid" x1="0" x2="100%" y1={y(share)} y2={y(share)} />
          ))}
          {shares.map((share, hour) => (
            <rect
              key={hour}
              class="column"
              x={x(hour + 0.06)}
              width={x(0.88)}
              y={y(share)}
              height={y(0) - y(share)}
            >
              <title>{`${formatHour(hour)}: ${texts[hour]} incidents`}</title>
            </rect>
          ))}
          {city.map((share, hour) => (
            <g key={hour} class="city">
              <line x1={x(hour)} x2={x(hour + 1)} y1={y(share)} y2={y(share)} />
              <line x1={x(hour)} x2={x(hour)} y1={y(city[hour - 1] ?? share)} y2={y(share)} />
            </g>
          ))}
          {[0, 6, 12, 18].map((hour) => (
            <text key={hour} x={x(hour)} y={SIZE.height - 6}>{formatHour(hour)}</text>
          ))}
        </svg>
      </div>
      <details>
        <summary>Numbers as a table</summary>
        <div class="scroll" tabIndex={0} role="region" aria-label="Incidents by hour">
          <table>
            <thead>
              <tr>
                <th scope="col">Hour</th>
                <th scope="col" class="number">Incidents</th>
                <th scope="col" class="number">City</th>
              </tr>
            </thead>
            <tbody>
              {texts.map((text, hour) => (
                <tr key={hour}>
                  <th scope="row">{formatHour(hour)}</th>
                  <td class="number">{text}</td>
                  <td class="number">{formatPercent(city[hour]!)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

const LABEL = "Bars of the 24 hours of the day from 0; the table below has the numbers";
