/**
 * A score beside the range of what chance gives, drawn once.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatDecimal } from "../../../describe/format.ts";

const [WIDTH, HEIGHT, LINE] = [280, 92, 44];
const [LEFT, FULL] = [4, WIDTH - 8];

const x = (value: number) => Math.round((LEFT + FULL * Math.max(0, value)) * 10) / 10;

/** A score from 0 to 1, and the range that redrawn incidents reach. */
export function ChanceFigure(
  { value, low, high, draws, label }: {
    value: number;
    low: number;
    high: number;
    draws: number;
    label: string;
  },
): JSX.Element {
  const [from, to] = [low, high].map((each) => formatDecimal(each, 2));
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      <line class="axis" x1={LEFT} x2={LEFT + FULL} y1={LINE} y2={LINE} />
      {[0, 0.5, 1].map((at) => (
        <line key={at} class="axis" x1={x(at)} x2={x(at)} y1={LINE - 4} y2={LINE + 4} />
      ))}
      <rect
        class="chance-range"
        x={x(low)}
        y={LINE - 8}
        width={Math.max(2, Math.round((x(high) - x(low)) * 10) / 10)}
        height={16}
      />
      <circle class="mark" cx={x(value)} cy={LINE} r={7} />
      <text class="value" x={x(value)} y={LINE - 16} text-anchor="middle">
        {formatDecimal(value, 2)}
      </text>
      <text x={x((low + high) / 2)} y={LINE + 24} text-anchor="middle">{`${from} to ${to}`}</text>
      <text x={x((low + high) / 2)} y={LINE + 40} text-anchor="middle">
        {`${draws} redrawn cities`}
      </text>
      <text x={x(0)} y={LINE - 12}>0</text>
      <text x={x(1)} y={LINE - 12} text-anchor="end">1</text>
    </svg>
  );
}
