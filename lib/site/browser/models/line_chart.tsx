/**
 * Values by a whole number, with the range that chance gives, as a line chart.
 *
 * @module
 */

import type { JSX } from "preact";
import { roundValues } from "../../../figures/ticks.ts";

/** A value, and what chance gives in its place. */
export interface ChartPoint {
  step: number;
  value: number;
  chance?: { mean: number; min: number; max: number } | undefined;
}

/** Properties of {@linkcode LineChart}. */
export interface LineChartProps {
  points: readonly ChartPoint[];
  title: string;
  /** What steps are. */
  stepLabel: string;
  format: (value: number) => string;
  /** How the axis writes its values; as few digits as they need by default. */
  tickFormat?: (value: number) => string;
  /** Step that is marked. */
  marked?: number | undefined;
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [288, 208, 48, 10, 12, 40];

/** The chart, from 0 up, and its numbers as a table below. */
export function LineChart(props: LineChartProps): JSX.Element {
  const { points, title, stepLabel, format, marked, tickFormat = String } = props;
  const steps = points.map(({ step }) => step);
  const most = Math.max(...points.flatMap(({ value, chance }) => [value, chance?.max ?? value]));
  const ticks = roundValues(0, most > 0 ? most : 1, 4, "linear");
  const top = Math.max(most, ticks.at(-1)!);
  const [first, last] = [steps[0]!, steps.at(-1)!];
  const x = (step: number) =>
    round(LEFT + (WIDTH - LEFT - RIGHT) * (last > first ? (step - first) / (last - first) : 0.5));
  const y = (value: number) =>
    round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.max(0, value) / top));
  const drawn = points.filter(({ chance }) => chance);
  const line = (of: (point: ChartPoint) => number, some = points) =>
    some.map((point) => `${x(point.step)},${y(of(point))}`).join(" ");
  const every = Math.ceil(steps.length / 12);
  return (
    <figure class="line-chart">
      <figcaption>{title}</figcaption>
      <svg
        width={WIDTH}
        height={HEIGHT}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={describe(props)}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line class="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
            <text x={LEFT - 6} y={y(tick) + 4} text-anchor="end">{tickFormat(tick)}</text>
          </g>
        ))}
        {drawn.length > 0 && (
          <>
            <polygon
              class="range"
              points={`${line(({ chance }) => chance!.max, drawn)} ${
                line(({ chance }) => chance!.min, [...drawn].reverse())
              }`}
            />
            <polyline class="chance" points={line(({ chance }) => chance!.mean, drawn)} />
          </>
        )}
        <polyline class="observed" points={line(({ value }) => value)} />
        {points.map(({ step, value }) => (
          <circle
            key={step}
            class={step === marked ? "mark chosen" : "mark"}
            cx={x(step)}
            cy={y(value)}
            r={step === marked ? 6 : 3.5}
          >
            <title>{`${step}: ${format(value)}`}</title>
          </circle>
        ))}
        <line class="axis" x1={LEFT} x2={WIDTH - RIGHT} y1={y(0)} y2={y(0)} />
        {steps.filter((_, i) => i % every === 0).map((step) => (
          <text key={step} x={x(step)} y={HEIGHT - 22} text-anchor="middle">{step}</text>
        ))}
        <text x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 5} text-anchor="middle">{stepLabel}</text>
      </svg>
      <Numbers {...props} />
    </figure>
  );
}

function Numbers({ points, title, stepLabel, format }: LineChartProps): JSX.Element {
  const hasChance = points.some(({ chance }) => chance);
  return (
    <details>
      <summary class="small">Numbers as a table</summary>
      <table>
        <caption class="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col" class="number">{stepLabel}</th>
            <th scope="col" class="number">Records</th>
            {hasChance && <th scope="col" class="number">Chance: mean</th>}
            {hasChance && <th scope="col" class="number">least to most</th>}
          </tr>
        </thead>
        <tbody>
          {points.map(({ step, value, chance }) => (
            <tr key={step}>
              <th scope="row" class="number">{step}</th>
              <td class="number">{format(value)}</td>
              {hasChance && <td class="number">{chance ? format(chance.mean) : "not drawn"}</td>}
              {hasChance && (
                <td class="number">
                  {chance ? `${format(chance.min)} to ${format(chance.max)}` : ""}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function describe({ points, title, stepLabel, format }: LineChartProps): string {
  const values = points.map(({ step, value }) => `${step}: ${format(value)}`).join(", ");
  return `${title}. By ${stepLabel.toLowerCase()}, ${values}`;
}

const round = (value: number) => Math.round(value * 10) / 10;
