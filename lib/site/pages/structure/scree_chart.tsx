/**
 * Shares of the variance by component, drawn.
 *
 * @module
 */

import type { JSX } from "preact";

/** Lines of the chart. */
export interface ScreeLines {
  /** Shares of the records' components. */
  shares: readonly number[];
  /** The largest shares when columns are shuffled; none where they were not. */
  shuffled: readonly number[];
  /** Shares of a stick broken by chance. */
  stick: readonly number[];
}

const WIDTH = 560;
const HEIGHT = 260;
const LEFT = 48;
const RIGHT = 8;
const TOP = 10;
const BOTTOM = 44;

/** Shares of the components beside what chance gives. */
export function ScreeChart({ shares, shuffled, stick }: ScreeLines): JSX.Element {
  const most = Math.max(...shares, ...shuffled, ...stick);
  const step = [0.01, 0.02, 0.05, 0.1, 0.2].find((each) => most / each <= 6) ?? 0.25;
  const top = Math.ceil(most / step) * step;
  const x = (component: number) =>
    LEFT + (WIDTH - LEFT - RIGHT) * (component - 0.5) / shares.length;
  const y = (share: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - share / top);
  const pointsOf = (line: readonly number[]) =>
    line.map((share, c) => `${x(c + 1).toFixed(1)},${y(share).toFixed(1)}`).join(" ");
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step);
  const every = shares.length > 30 ? 5 : shares.length > 12 ? 2 : 1;
  return (
    <svg
      class="scree"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label="Share of the variance by component, beside shuffled columns and a broken stick"
    >
      {ticks.map((share) => (
        <g key={share}>
          <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(share)} y2={y(share)} />
          <text x={LEFT - 6} y={y(share) + 4} text-anchor="end">
            {`${Math.round(100 * share)} %`}
          </text>
        </g>
      ))}
      {shares.map((_, c) =>
        c % every === 0 && (
          <text key={c} x={x(c + 1)} y={HEIGHT - BOTTOM + 18} text-anchor="middle">{c + 1}</text>
        )
      )}
      <text x={(LEFT + WIDTH) / 2} y={HEIGHT - 6} text-anchor="middle">Component</text>
      <polyline class="stick" points={pointsOf(stick)} />
      {shuffled.length > 0 && <polyline class="shuffled" points={pointsOf(shuffled)} />}
      <polyline class="shares" points={pointsOf(shares)} />
      {shares.map((share, c) => <circle key={c} cx={x(c + 1)} cy={y(share)} r="3.5" />)}
    </svg>
  );
}
