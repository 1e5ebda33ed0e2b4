/**
 * The hours of a day as columns, drawn once.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatCount } from "../../../describe/format.ts";

const [WIDTH, HEIGHT, TOP, BOTTOM] = [280, 132, 20, 20];
const STEP = WIDTH / 24;

/** Columns from 0; those of the peak stand out. */
export function HourColumns(
  { counts, peak, label }: {
    counts: readonly number[];
    peak: readonly number[];
    label: string;
  },
): JSX.Element {
  const most = Math.max(1, ...counts);
  const room = HEIGHT - TOP - BOTTOM;
  const top = counts.indexOf(most);
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      {counts.map((n, hour) => {
        const height = Math.round(room * n / most * 10) / 10;
        return (
          <rect
            key={hour}
            class={peak.includes(hour) ? "mark" : "quiet"}
            x={Math.round((hour * STEP + 1) * 10) / 10}
            y={Math.round((TOP + room - height) * 10) / 10}
            width={Math.round((STEP - 2) * 10) / 10}
            height={height}
          />
        );
      })}
      <line class="axis" x1={0} x2={WIDTH} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
      {[0, 6, 12, 18].map((hour) => (
        <text key={hour} x={Math.round(hour * STEP) + 1} y={HEIGHT - 5}>
          {`${String(hour).padStart(2, "0")}:00`}
        </text>
      ))}
      {top >= 0 && (
        <text class="value" x={Math.round((top + 0.5) * STEP)} y={13} text-anchor="middle">
          {formatCount(most)}
        </text>
      )}
    </svg>
  );
}
