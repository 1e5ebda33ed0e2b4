/**
 * What all figures share: type, colors and sizes.
 *
 * @module
 */

/**
 * Fonts in order of preference. Inter is bundled and draws every PNG; the others are at most as
 * wide, so that text measured in Inter fits wherever the SVG is shown with system fonts.
 */
export const FONT_FAMILY = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

/** Text sizes, px; nothing is smaller than `small`. */
export const TEXT = {
  title: 19,
  panel: 15,
  subtitle: 13.5,
  label: 12.5,
  axis: 12,
  small: 11.5,
} as const;

/** Width of a figure unless told otherwise, px: the text column of a printed page or a notebook. */
export const WIDTH = 720;

/** Free space at the edges of a figure, px. */
export const PAD = 16;

/** Titles, labels and what must be read. */
export const INK = "#1b1f24";

/** Subtitles, axes and captions; 5.6 : 1 on white. */
export const MUTED = "#59636e";

/** Grid lines. */
export const GRID = "#e3e7eb";

/** Base lines, reference lines and ticks. */
export const AXIS = "#8b959f";

/** The ground of a city below its cells. */
export const PAPER = "#f6f7f8";

/** Areas without a value. */
export const NO_DATA = "#eceff2";

/** Marks that carry the data when there is one series. */
export const ACCENT = "#15479e";

/** Marks the title speaks of. */
export const HIGHLIGHT = "#cc4a0f";

/** Of what stands out in another way. */
export const HIGHLIGHT_ALSO = "#e8a33d";

/** Marks beside highlighted ones. */
export const QUIET = "#a9b7c9";

/** Dots and lines beside highlighted ones. */
export const QUIET_LINE = "#8496ad";

/** Noise, unreliable parts and null models. */
export const NOISE = "#b9c0c7";

/** The mark of made-up data. */
export const WARNING = "#b3261e";

/**
 * Colors of categories, in order of use. Any two differ by 0.08 or more in OKLab, also as seen with
 * protanopia, deuteranopia and tritanopia (Machado 2009, severity 1).
 */
export const CATEGORICAL: readonly string[] = [
  "#15479e",
  "#cc4a0f",
  "#118375",
  "#dba32f",
  "#7a2a6d",
  "#3a9be3",
  "#54230f",
  "#9aa3ab",
];

/**
 * Colors of zones and clusters, in order of use: the first seven of {@linkcode CATEGORICAL} and five
 * more. Any two, {@linkcode NOISE} and {@linkcode PAPER} included, differ by 0.08 or more in OKLab with the same
 * kinds of color vision.
 */
export const ZONE_COLORS: readonly string[] = [
  ...CATEGORICAL.slice(0, 7),
  "#8460b4",
  "#849c78",
  "#8fe698",
  "#2c1052",
  "#9c2400",
];

/**
 * Low, medium and high risk, light to dark: the order can be read without seeing a hue. Steps of
 * {@linkcode SEQUENTIAL}.
 */
export const RISK_READABLE: readonly string[] = ["#abd6c1", "#2f7bb1", "#1f184c"];

/**
 * Low, medium and high risk as green, yellow and red. All three can be told apart with every kind of
 * color vision, but which of them means more must be read from the legend: yellow is the lightest.
 */
export const RISK_TRAFFIC_LIGHT: readonly string[] = ["#5fb375", "#fbd64e", "#a81c1c"];

/** Colors that stay with a name wherever it is drawn: offense groups and the commonest types. */
export const NAMED_COLORS: Readonly<Record<string, string>> = {
  violent: "#cc4a0f",
  violence: "#cc4a0f",
  property: "#15479e",
  sexual: "#7a2a6d",
  "police initiated": "#118375",
  "public order": "#118375",
  "quality of life": "#118375",
  other: "#9aa3ab",
  theft: "#15479e",
  battery: "#cc4a0f",
  "criminal damage": "#dba32f",
  assault: "#7a2a6d",
  "deceptive practice": "#3a9be3",
  narcotics: "#118375",
  burglary: "#54230f",
  "other offense": "#9aa3ab",
  weekday: "#15479e",
  weekend: "#cc4a0f",
  noise: "#b9c0c7",
  "no zone": "#b9c0c7",
  unknown: "#9aa3ab",
  day: "#dba32f",
  night: "#15479e",
  "fewest incidents": "#abd6c1",
  "middle third": "#2f7bb1",
  "most incidents": "#1f184c",
};

/** Sequential ramp, light to dark: yellow-green to blue; lightness falls evenly. */
export const SEQUENTIAL: readonly string[] = [
  "#f6f4e2",
  "#d9e8ca",
  "#abd6c1",
  "#76bfc0",
  "#469fbe",
  "#2f7bb1",
  "#2b579b",
  "#2a3578",
  "#1f184c",
];

/** Diverging ramp for values on both sides of zero: orange below, near white, blue above. */
export const DIVERGING: readonly string[] = [
  "#a23a0a",
  "#dd7a3f",
  "#f3c19c",
  "#f7f5f2",
  "#a9c6e6",
  "#4f86c6",
  "#15479e",
];

/**
 * One color for each name: its own if it has one and it is not taken, else the next that is free.
 *
 * @param names Names in the order in which they are drawn.
 * @throws {RangeError} If there are more names than colors.
 *
 * @example A known name keeps its color whatever stands beside it
 * ```ts
 * import assert from "node:assert/strict";
 * import { colorsOf } from "lib/figures/theme.ts";
 * assert.equal(colorsOf(["x", "BATTERY"]).get("BATTERY"), colorsOf(["BATTERY"]).get("BATTERY"));
 * ```
 */
export function colorsOf(names: readonly string[]): Map<string, string> {
  const colors = new Map<string, string>();
  for (const name of names) {
    const own = NAMED_COLORS[name.toLowerCase().replace(/[_-]/g, " ")];
    if (own && ![...colors.values()].includes(own)) colors.set(name, own);
  }
  const free = CATEGORICAL.filter((color) => ![...colors.values()].includes(color));
  if (names.length - colors.size > free.length) {
    throw new RangeError(
      `Cannot color series: at most ${CATEGORICAL.length} can be told apart, ` +
        `current number is ${names.length}`,
    );
  }
  return new Map(names.map((name) => [name, colors.get(name) ?? (free.shift() as string)]));
}

/**
 * A color as dark as text in it must be on white: 4.5 : 1 or more.
 *
 * @example A dark color stays, a light one darkens
 * ```ts
 * import assert from "node:assert/strict";
 * import { textColor } from "lib/figures/theme.ts";
 * assert.equal(textColor("#15479e"), "#15479e");
 * assert.notEqual(textColor("#dba32f"), "#dba32f");
 * ```
 */
export function textColor(color: string): string {
  let channels = [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16));
  while (contrastOnWhite(channels) < 4.5) channels = channels.map((c) => Math.floor(c * 0.95));
  return `#${channels.map((c) => c.toString(16).padStart(2, "0")).join("")}`;
}

/** Contrast of a color with white, 1 to 21; light is taken as the square of a channel, near enough. */
function contrastOnWhite(channels: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = channels.map((c) => (c / 255) * (c / 255));
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}
