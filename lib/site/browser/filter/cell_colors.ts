/**
 * Colors of cells by their counts, in classes of round numbers.
 *
 * @module
 */

import { formatCount } from "../../../describe/format.ts";
import { DIVERGING, SEQUENTIAL } from "../../../figures/theme.ts";
import { isDark, parseColor, type Rgb } from "../shared/theme.ts";
import { isSmall, SMALL } from "../../../explore/show_count.ts";

/** A class of a legend. */
export interface ColorClass {
  label: string;
  color: Rgb;
}

/** Colors of cells. */
export interface CellColors {
  /** Red, green, blue and opacity of each cell. */
  colors: Uint8Array;
  /** What the legend is of. */
  caption: string;
  legend: ColorClass[];
}

/** Most classes of counts. */
const MOST_CLASSES = 7;

/** Opacity of cells. */
const OPACITY = 225;

/**
 * Colors by count: one for counts of few, then classes that start at 5, 10, 20, 50 and so on.
 *
 * @param counts By code of the cell; the first is that of no cell, and is left out.
 * @param cellMeters Side of a cell, meters.
 */
export function colorCounts(counts: ArrayLike<number>, cellMeters: number): CellColors {
  let most = 0;
  for (let code = 1; code < counts.length; code++) most = Math.max(most, counts[code]!);
  const starts = roundStarts(most);
  const ramp = rampOf(SEQUENTIAL, starts.length + 1);
  const colors = new Uint8Array(4 * (counts.length - 1));
  for (let code = 1; code < counts.length; code++) {
    const n = counts[code]!;
    if (n === 0) continue;
    const place = isSmall(n) ? 0 : 1 + starts.findLastIndex((start) => n >= start);
    setColor(colors, code - 1, ramp[place]!);
  }
  const labels = starts.map((start, i) =>
    i === starts.length - 1
      ? `${formatCount(start)} or more`
      : `${formatCount(start)} to ${formatCount(starts[i + 1]! - 1)}`
  );
  return {
    colors,
    caption: `Incidents per cell of ${formatCount(cellMeters)} m`,
    legend: [`<${SMALL}`, ...labels].map((label, i) => ({ label, color: ramp[i]! })),
  };
}

/** First counts of the classes: so many that the largest count is in the last. */
function roundStarts(most: number): number[] {
  const ladder: number[] = [];
  for (let ten = 1; ten <= Math.max(most, SMALL); ten *= 10) ladder.push(ten, 2 * ten, 5 * ten);
  const starts = ladder.filter((start) => start >= SMALL && start <= Math.max(most, SMALL));
  const step = Math.ceil(starts.length / MOST_CLASSES);
  return starts.filter((_, i) => i % step === 0);
}

/** Classes of change between two periods, as ratios of their rates. */
const CHANGES = [1 / 2, 1 / 1.5, 1 / 1.2, 1.2, 1.5, 2];
const CHANGE_LABELS = [
  "half or less",
  "½–⅔",
  "⅔–⅚",
  "about the same",
  "1.2–1.5",
  "1.5–2",
  "twice or more",
];

/** Fewest incidents of both periods together of which a change is shown. */
export const MIN_FOR_CHANGE = 20;

/**
 * Colors by change: incidents a day of the first period over those of the second; cells with few
 * incidents in both are left out.
 */
export function colorChange(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  [firstDays, secondDays]: [number, number],
): CellColors {
  const ramp = rampOf(DIVERGING, CHANGE_LABELS.length);
  const colors = new Uint8Array(4 * (first.length - 1));
  for (let code = 1; code < first.length; code++) {
    if (first[code]! + second[code]! < MIN_FOR_CHANGE) continue;
    const ratio = (first[code]! / firstDays) / (second[code]! / secondDays);
    // Both "half or less" and "twice or more" hold their bound.
    const passed = CHANGES.filter((limit) => limit < 1 ? ratio > limit : ratio >= limit);
    setColor(colors, code - 1, ramp[passed.length]!);
  }
  return {
    colors,
    caption: "Incidents a day over those of the compared period",
    legend: CHANGE_LABELS.map((label, i) => ({ label, color: ramp[i]! })),
  };
}

function setColor(colors: Uint8Array, cell: number, color: Rgb): void {
  colors.set(color, 4 * cell);
  colors[4 * cell + 3] = OPACITY;
}

/** Colors evenly from a ramp; on dark pages low values are dark. */
function rampOf(ramp: readonly string[], n: number): Rgb[] {
  // The first color of the ramp can hardly be told from the ground.
  const ends = ramp === DIVERGING ? ramp : isDark() ? ramp.toReversed().slice(1) : ramp.slice(1);
  return Array.from({ length: n }, (_, i) => {
    const at = n === 1 ? 0 : i / (n - 1) * (ends.length - 1);
    const [low, high] = [Math.floor(at), Math.ceil(at)].map((stop) => parseColor(ends[stop]!));
    return low!.map((value, c) =>
      Math.round(value + (high![c]! - value) * (at - Math.floor(at)))
    ) as Rgb;
  });
}
