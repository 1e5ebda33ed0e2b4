/**
 * Ramps and categories of colors as classes: each color by day and by night, with the ink that is
 * read on it.
 *
 * @module
 */

/** Colors of each ramp, by its name. */
export type Ramps = Readonly<Record<string, readonly string[]>>;

/** By day, and on paper: amounts, times the usual (orange below, blue above), patterns of time. */
export const LIGHT_RAMPS: Ramps = {
  heat: [
    "#f6f4e2",
    "#dfeacf",
    "#bdddc5",
    "#96cdc1",
    "#6cb9c0",
    "#469fbe",
    "#2f7bb1",
    "#2d65a4",
    "#2b498d",
    "#282f6f",
    "#1f184c",
  ],
  apart: [
    "#8f3208",
    "#bf5218",
    "#e59a66",
    "#f3c19c",
    "#f4f3ef",
    "#bcd2ea",
    "#7ba8d8",
    "#3d74bb",
    "#15479e",
  ],
  pattern: ["#15479e", "#b4460b", "#0f766a", "#7a2a6d", "#6b5300"],
};

/** By night: what is little is near the dark page. */
export const DARK_RAMPS: Ramps = {
  heat: LIGHT_RAMPS.heat!.toReversed(),
  apart: [
    "#ffc48f",
    "#dd8a4d",
    "#a65f2f",
    "#5e3b24",
    "#272c33",
    "#263c58",
    "#2f5c94",
    "#5b93dd",
    "#b5d4ff",
  ],
  pattern: ["#7fb0f5", "#f0a06a", "#6cc9bb", "#d59ccb", "#d9c06a"],
};

/**
 * Custom properties of ramps, `--heat-0` and `--heat-0-ink` and so on.
 *
 * @example White on black
 * ```ts
 * import assert from "node:assert/strict";
 * import { rampVariables } from "lib/site/style/ramps.ts";
 * assert.equal(rampVariables({ one: ["#000000"] }), "--one-0:#000000;--one-0-ink:#ffffff;");
 * ```
 */
export function rampVariables(ramps: Ramps): string {
  return Object.entries(ramps).flatMap(([name, colors]) =>
    colors.map((color, i) => `--${name}-${i}:${color};--${name}-${i}-ink:${inkOn(color)};`)
  ).join("");
}

/** Rules of the classes `heat-0` and so on: the color as ground of text and as fill of shapes. */
export function rampRules(): string {
  return Object.entries(LIGHT_RAMPS).flatMap(([name, colors]) =>
    colors.map((_, i) => {
      const color = `var(--${name}-${i})`;
      return `.${name}-${i}{background:${color};fill:${color};color:var(--${name}-${i}-ink)}\n`;
    })
  ).join("");
}

/** Of dark and white the one with more contrast. */
function inkOn(color: string): string {
  const dark = "#1b1f24";
  const light = luminance(color);
  return (light + 0.05) / (luminance(dark) + 0.05) > 1.05 / (light + 0.05) ? dark : "#ffffff";
}

/** Relative luminance of WCAG 2.2. */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((i) => {
    const value = parseInt(color.slice(i, i + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
