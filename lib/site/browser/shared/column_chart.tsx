/**
 * Columns from zero up, with intervals, that fit any width.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatDecimal } from "../../../describe/format.ts";
import { roundValues } from "../../../figures/ticks.ts";

/** A column. */
export interface ChartColumn {
  name: string;
  value: number;
  /** Ends of its interval. */
  low: number;
  high: number;
  /** What is written below it; nothing where there is no room for all. */
  tick?: string;
  /** Stands for less than the others, such as a part of a month. */
  isPart?: boolean;
  /** What it says when it is pointed at. */
  title: string;
}

/** Properties of {@linkcode ColumnChart}. */
export interface ColumnChartProps {
  columns: readonly ChartColumn[];
  /** What the picture shows, to who cannot see it. */
  label: string;
}

/** Pixels. */
const PLOT = { top: 12, height: 200, below: 24, left: 44 };

/** The chart; its numbers should also be told in a table. */
export function ColumnChart({ columns, label }: ColumnChartProps): JSX.Element {
  const most = Math.max(...columns.map(({ value, high }) => Math.max(value, high)));
  const ticks = most > 0 ? roundValues(0, most, 5, "linear") : [0];
  const digits = Math.max(...ticks.map((tick) => String(tick).split(".")[1]?.length ?? 0));
  const y = (value: number) =>
    PLOT.top + (PLOT.height - PLOT.top) * (1 - (most > 0 ? value / most : 0));
  const step = 100 / columns.length;
  const percent = (share: number) => `${share.toFixed(2)}%`;
  const height = PLOT.height + PLOT.below;
  return (
    <div class="column-chart" role="img" aria-label={label}>
      <svg width={PLOT.left} height={height} aria-hidden="true">
        {ticks.map((tick) => (
          <text key={tick} x={PLOT.left - 6} y={y(tick) + 4} text-anchor="end">
            {formatDecimal(tick, digits)}
          </text>
        ))}
      </svg>
      <svg class="plot" width="100%" height={height} aria-hidden="true">
        {ticks.map((tick) => (
          <line key={tick} class="grid" x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
        ))}
        {columns.map((column, i) => {
          const middle = percent((i + 0.5) * step);
          return (
            <g key={column.name}>
              <title>{column.title}</title>
              <rect
                class={column.isPart ? "column part" : "column"}
                x={percent((i + 0.12) * step)}
                width={percent(0.76 * step)}
                y={y(column.value)}
                height={y(0) - y(column.value)}
              />
              <line
                class="interval"
                x1={middle}
                x2={middle}
                y1={y(column.low)}
                y2={y(column.high)}
              />
            </g>
          );
        })}
        <line class="base" x1="0" x2="100%" y1={y(0)} y2={y(0)} />
        {columns.map(({ name, tick }, i) =>
          tick && <text key={name} x={percent((i + 0.12) * step)} y={y(0) + 18}>{tick}</text>
        )}
      </svg>
    </div>
  );
}
