/**
 * Colors of the theme for pictures that are not drawn by style sheets.
 *
 * @module
 */

/** A color as red, green and blue, 0 to 255. */
export type Rgb = [number, number, number];

/** Color of a custom property that holds `#rrggbb`. */
export function themeColor(property: string): Rgb {
  return parseColor(getComputedStyle(document.documentElement).getPropertyValue(property).trim());
}

/** Color of `#rrggbb`. */
export function parseColor(hex: string): Rgb {
  const value = parseInt(hex.slice(1), 16);
  return [value >> 16, value >> 8 & 255, value & 255];
}

/** Whether the page is shown in dark colors. */
export function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}
