/**
 * Curves of concentration on a square from 0 to 100 %, drawn once.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatPercent } from "../../../describe/format.ts";
import { type CurvePoint, HALF, type PlacesAnswer } from "./places_answer.ts";

const [WIDTH, HEIGHT, LEFT, TOP, SIDE] = [280, 176, 44, 8, 136];
const FULL = WIDTH - LEFT - 8;

const x = (places: number) => Math.round((LEFT + FULL * places) * 10) / 10;
const y = (incidents: number) => Math.round((TOP + SIDE * (1 - incidents)) * 10) / 10;

/** The curve of the records and that of places that are all equally likely. */
export function CurveFigure(
  { observed, chance, half, halfByChance, label }: PlacesAnswer & { label: string },
): JSX.Element {
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      {[0, HALF, 1].map((share) => (
        <g key={share}>
          <line class="grid" x1={LEFT} x2={LEFT + FULL} y1={y(share)} y2={y(share)} />
          <text x={LEFT - 6} y={y(share) + 4} text-anchor="end">{formatPercent(share, 0)}</text>
        </g>
      ))}
      <polyline class="chance" points={pointsOf(chance)} />
      <polyline class="observed" points={pointsOf(observed)} />
      <circle class="mark" cx={x(half)} cy={y(HALF)} r={4.5} />
      <circle class="hollow" cx={x(halfByChance)} cy={y(HALF)} r={4.5} />
      <text class="value" x={x(half) - 2} y={y(HALF) - 10} text-anchor="end">
        {formatPercent(half)}
      </text>
      <text x={x(halfByChance) + 9} y={y(HALF) + 15}>{formatPercent(halfByChance)}, if equal</text>
      <text x={LEFT} y={HEIGHT - 6}>Share of places, busiest first</text>
      <text x={LEFT + FULL} y={HEIGHT - 6} text-anchor="end">100 %</text>
    </svg>
  );
}

function pointsOf(curve: readonly CurvePoint[]): string {
  return curve.map(({ places, incidents }) => `${x(places)},${y(incidents)}`).join(" ");
}
