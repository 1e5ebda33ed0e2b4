/**
 * Numbers as readers of a figure meet them; no locale of the machine enters.
 *
 * @module
 */

import { formatDecimal, formatPercent } from "../describe/format.ts";

/** Space at which no line breaks, between a number and its unit. */
const NO_BREAK = "\u00a0";

/**
 * How values are written:
 *
 * - `count` — 12,345
 * - `compact` — 12.3k, 4M: for axes
 * - `percent` — a share of 1 as 12.3 %
 * - `percent0` — a share of 1 as 12 %
 * - `decimal` — 12.3
 * - `decimal2` — 1.23
 * - `ratio` — 12.3×, 1.23×, 0.012×: at least two digits that count
 * - or a function
 */
export type NumberFormat =
  | "count"
  | "compact"
  | "percent"
  | "percent0"
  | "decimal"
  | "decimal2"
  | "ratio"
  | ((value: number) => string);

/**
 * A number written in the given way, with a true minus sign.
 *
 * @example A count, a share and a ratio
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatNumber } from "lib/figures/number_format.ts";
 * assert.equal(formatNumber(120692, "count"), "120,692");
 * assert.equal(formatNumber(0.2414, "percent"), "24.1\u00a0%");
 * assert.equal(formatNumber(1.5, "ratio"), "1.50×");
 * assert.equal(formatNumber(-25000, "compact"), "−25k");
 * ```
 */
export function formatNumber(value: number, format: NumberFormat): string {
  if (typeof format === "function") return format(value);
  switch (format) {
    case "count":
      return fixed(value, 0);
    case "compact":
      return compact(value);
    case "percent":
      return percent(value, 1);
    case "percent0":
      return percent(value, 0);
    case "decimal":
      return fixed(value, 1);
    case "decimal2":
      return fixed(value, 2);
    case "ratio":
      return `${
        fixed(value, value >= 10 ? 1 : value >= 0.1 || value === 0 ? 2 : smallDecimals(value))
      }×`;
  }
}

/**
 * Writes the ticks of an axis: no more decimals than the finest of them needs.
 *
 * @param ticks Values that are labeled.
 * @returns A function that writes one of them.
 *
 * @example Whole per cents stay whole
 * ```ts
 * import assert from "node:assert/strict";
 * import { tickFormat } from "lib/figures/number_format.ts";
 * assert.equal(tickFormat([0, 0.1, 0.2], "percent")(0.1), "10\u00a0%");
 * assert.equal(tickFormat([0, 0.005, 0.01], "percent")(0.005), "0.5\u00a0%");
 * assert.equal(tickFormat([0, 20000], "count")(20000), "20,000");
 * ```
 */
export function tickFormat(
  ticks: readonly number[],
  format: NumberFormat,
): (value: number) => string {
  if (typeof format === "function" || format === "compact") {
    return (value) => formatNumber(value, format);
  }
  const [factor, unit] = format.startsWith("percent")
    ? [100, `${NO_BREAK}%`]
    : [1, format === "ratio" ? "×" : ""];
  const decimals = Math.max(...ticks.map((tick) => decimalsNeeded(tick * factor)), 0);
  return (value) => `${fixed(value * factor, value === 0 ? 0 : decimals)}${unit}`;
}

/** Fewest decimals, at most 4, that write a value of an axis to one part in a thousand. */
function decimalsNeeded(value: number): number {
  for (let decimals = 0; decimals < 4; decimals++) {
    if (Math.abs(Number(value.toFixed(decimals)) - value) <= Math.abs(value) * 1e-3) {
      return decimals;
    }
  }
  return 4;
}

/** Decimals that leave two digits that count. */
function smallDecimals(value: number): number {
  return Math.min(6, 1 - Math.floor(Math.log10(Math.abs(value))));
}

function fixed(value: number, decimals: number): string {
  return formatDecimal(value, decimals).replace("-", "−");
}

function percent(share: number, decimals: number): string {
  return formatPercent(share, decimals).replace("-", "−").replaceAll(" ", NO_BREAK);
}

function compact(value: number): string {
  const size = Math.abs(value);
  const [divisor, unit] = size >= 1e6 ? [1e6, "M"] : size >= 1e3 ? [1e3, "k"] : [1, ""];
  const scaled = value / divisor;
  return `${fixed(scaled, Math.min(2, decimalsNeeded(scaled)))}${unit}`;
}
