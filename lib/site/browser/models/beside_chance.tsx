/**
 * A score beside the range of what chance gives, as small as a line of text.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatDecimal } from "../../../describe/format.ts";
import type { Metric } from "../../../tracking/run_record.ts";

const [WIDTH, HEIGHT] = [104, 16];

const x = (value: number) => Math.round((3 + (WIDTH - 6) * Math.max(0, value)) * 10) / 10;

/** The range as a box, the score as a dot, from 0 to 1; nothing where the score is undefined. */
export function BesideChance({ metric }: { metric: Metric | undefined }): JSX.Element | null {
  if (!metric || metric.value === null || metric.value > 1) return null;
  const { min, max } = metric.null ?? {};
  const range = min != null && max != null ? { min, max } : null;
  const words = range
    ? `${formatDecimal(metric.value, 3)}, chance ${formatDecimal(range.min, 3)} to ${
      formatDecimal(range.max, 3)
    }`
    : `${formatDecimal(metric.value, 3)}, no chance to compare with`;
  return (
    <svg class="beside" width={WIDTH} height={HEIGHT} role="img" aria-label={words}>
      <title>{words}</title>
      <line class="axis" x1={3} x2={WIDTH - 3} y1={8} y2={8} />
      {range && (
        <rect
          class="range"
          x={x(range.min)}
          y={3}
          width={Math.max(2, Math.round((x(range.max) - x(range.min)) * 10) / 10)}
          height={10}
        />
      )}
      <circle class="mark" cx={x(metric.value)} cy={8} r={4} />
    </svg>
  );
}
