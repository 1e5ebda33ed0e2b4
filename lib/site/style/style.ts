/**
 * The style sheet of the site: the colors that notebooks' pages have, and one file of rules.
 *
 * @module
 */

import { DARK, LIGHT, type Palette } from "../../notebook/page_style.ts";
import { DARK_RAMPS, LIGHT_RAMPS, rampRules, rampVariables } from "./ramps.ts";

/** Colors that only boards need. */
interface BoardPalette {
  /** Edges of controls; 3 : 1 on the page. */
  edge: string;
  good: string;
  /** Marks that carry the data, those beside chosen ones, and those of a second period. */
  mark: string;
  quiet: string;
  against: string;
  /** Ground of a map and the borders on it. */
  ground: string;
  border: string;
}

const BOARD_LIGHT: BoardPalette = {
  edge: "#7d8793",
  good: "#1a6132",
  mark: "#15479e",
  quiet: "#b9c4d3",
  against: "#b4460b",
  ground: "#eef0f3",
  border: "#aab3bd",
};

const BOARD_DARK: BoardPalette = {
  edge: "#76808c",
  good: "#93d6a7",
  mark: "#7fb0f5",
  quiet: "#3d4957",
  against: "#f0a06a",
  ground: "#20252c",
  border: "#56606c",
};

/** Custom properties of all colors, by day, by night, and as chosen; paper is always light. */
export function themeRules(): string {
  const light = variables({ ...LIGHT, ...BOARD_LIGHT }) + rampVariables(LIGHT_RAMPS);
  const dark = variables({ ...DARK, ...BOARD_DARK }) + rampVariables(DARK_RAMPS);
  return `:root{color-scheme:light;${light}` +
    `--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace}\n` +
    `@media screen{:root[data-theme=dark]{color-scheme:dark;${dark}}}\n` +
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${dark}}}\n` +
    rampRules();
}

function variables(palette: Palette & BoardPalette): string {
  return Object.entries(palette).map(([name, color]) => `--${name}:${color};`).join("");
}
