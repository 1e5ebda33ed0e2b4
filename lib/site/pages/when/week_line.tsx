/**
 * A week as a line beside another, drawn once; it fits any width.
 *
 * @module
 */

import type { JSX } from "preact";
import { WEEKDAYS } from "../../../describe/calendar.ts";
import { formatDecimal } from "../../../describe/format.ts";
import { roundValues } from "../../../figures/ticks.ts";

/** Pixels. */
const [HEIGHT, BELOW, LEFT] = [84, 18, 22];

/** Properties of {@linkcode WeekLine}. */
export interface WeekLineProps {
  /** Share of each hour. */
  week: readonly number[];
  /** The week to compare with. */
  all: readonly number[];
  /** Top of the scale, times an even week. */
  most: number;
  label: string;
}

/** Two weeks as times an even one, from 0 up. */
export function WeekLine({ week, all, most, label }: WeekLineProps): JSX.Element {
  const y = (times: number) => HEIGHT * (1 - times / most);
  const path = (shares: readonly number[]) =>
    shares.map((share, i) => `${i === 0 ? "M" : "L"}${i} ${y(share * shares.length).toFixed(1)}`)
      .join("");
  const ticks = roundValues(0, most, 3, "linear");
  const day = (i: number) => `${(100 * i / WEEKDAYS.length).toFixed(2)}%`;
  return (
    <div class="with-axis week-line" role="img" aria-label={label}>
      <svg width={LEFT} height={HEIGHT + BELOW} aria-hidden="true">
        {ticks.map((tick) => (
          <text key={tick} x={LEFT - 4} y={Math.max(10, y(tick) + 4)} text-anchor="end">
            {formatDecimal(tick, Number.isInteger(tick) ? 0 : 1)}
          </text>
        ))}
      </svg>
      <svg class="plot" width="100%" height={HEIGHT + BELOW} aria-hidden="true">
        {ticks.map((tick) => (
          <line key={tick} class="grid" x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
        ))}
        {WEEKDAYS.map((name, i) => (
          <g key={name}>
            <line class="grid" x1={day(i)} x2={day(i)} y1="0" y2={HEIGHT} />
            <text x={day(i + 0.5)} y={HEIGHT + 14} text-anchor="middle">{name.slice(0, 2)}</text>
          </g>
        ))}
        <svg
          width="100%"
          height={HEIGHT}
          viewBox={`0 0 ${week.length - 1} ${HEIGHT}`}
          preserveAspectRatio="none"
        >
          <path class="line beside" d={path(all)} />
          <path class="line" d={path(week)} />
        </svg>
      </svg>
    </div>
  );
}
