/**
 * Colors of categories, which can be told apart with every kind of color vision, by day and by night.
 *
 * @module
 */

import { isDark, parseColor, type Rgb } from "../shared/theme.ts";

/**
 * In order of use; 3 : 1 or more on the page, and apart by 0.08 or more in OKLab, points in the
 * background included, with every kind of color vision. The last one is for all that have no color
 * of their own.
 */
export const LIGHT_CATEGORIES: readonly string[] = [
  "#1935b9",
  "#d52613",
  "#327c55",
  "#bf8928",
  "#483368",
  "#368af0",
  "#54230f",
  "#7d8793",
];
export const DARK_CATEGORIES: readonly string[] = [
  "#618eff",
  "#d77623",
  "#24e48a",
  "#fff545",
  "#e09cbb",
  "#b1c2fc",
  "#a99682",
  "#787a94",
];

/** Steps of an order from little to much: away from the color of the page. */
export const LIGHT_ORDER: readonly string[] = [
  "#abd6c1",
  "#69b3bf",
  "#2f7bb1",
  "#2b579b",
  "#1f184c",
];
export const DARK_ORDER: readonly string[] = [
  "#33416e",
  "#3566a8",
  "#3f97c4",
  "#7fc9c0",
  "#e4f2cf",
];

/** Index of the color of what has none of its own. */
export const REST = LIGHT_CATEGORIES.length - 1;

/** Color of points in the background, and of chosen ones that have no color of their own. */
export const QUIET = { light: "#dde2e8", dark: "#2b323a" };
const PICKED = { light: "#000000", dark: "#ffffff" };

/** Colors of the theme that is shown. */
export interface ThemeColors {
  categories: readonly string[];
  order: readonly string[];
  quiet: Rgb;
  picked: string;
}

/** Colors of the theme that is shown. */
export function themeColors(): ThemeColors {
  return isDark()
    ? {
      categories: DARK_CATEGORIES,
      order: DARK_ORDER,
      quiet: parseColor(QUIET.dark),
      picked: PICKED.dark,
    }
    : {
      categories: LIGHT_CATEGORIES,
      order: LIGHT_ORDER,
      quiet: parseColor(QUIET.light),
      picked: PICKED.light,
    };
}

/** Color of a step of so many from little to much. */
export function orderColor({ order }: ThemeColors, step: number, nSteps: number): string {
  return order[nSteps > 1 ? Math.round(step * (order.length - 1) / (nSteps - 1)) : 0]!;
}
