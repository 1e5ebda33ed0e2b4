/**
 * Shares of a whole as bars below each other, drawn once.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatPercent } from "../../../describe/format.ts";

/** A bar. */
export interface ShareBar {
  label: string;
  /** 0 to 1. */
  share: number;
  /** Whether it is what the others are compared with. */
  isGround?: boolean;
}

const WIDTH = 280;
const ROW = 44;

/** Bars from 0 to the end of the scale, the longest share or a tenth. */
export function ShareBars({ bars, label }: { bars: ShareBar[]; label: string }): JSX.Element {
  const end = Math.max(0.1, ...bars.map(({ share }) => share));
  const height = bars.length * ROW;
  return (
    <svg
      width={WIDTH}
      height={height}
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label={label}
    >
      {bars.map(({ label, share, isGround }, i) => (
        <g key={label} transform={`translate(0 ${i * ROW})`}>
          <text y={13}>{label}</text>
          <line class="axis" x1={0} x2={0} y1={16} y2={36} />
          <rect
            class={isGround ? "edge" : "mark"}
            y={19}
            width={Math.max(1, Math.round((WIDTH - 62) * share / end))}
            height={14}
          />
          <text class="value" x={WIDTH} y={31} text-anchor="end">{formatPercent(share)}</text>
        </g>
      ))}
    </svg>
  );
}
