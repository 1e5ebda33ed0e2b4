/**
 * Colors of cells, by day and by night.
 *
 * @module
 */

import {
  RISK_READABLE,
  RISK_TRAFFIC_LIGHT,
  SEQUENTIAL,
  ZONE_COLORS,
} from "../../../figures/theme.ts";

/** Of zones by night: any two and the ground differ by 0.08 or more in OKLab for all color vision. */
export const ZONE_COLORS_DARK: readonly string[] = [
  "#789ffe",
  "#fcf64d",
  "#d23048",
  "#3eefed",
  "#e24dc1",
  "#af9548",
  "#c0f2a6",
  "#b039c9",
  "#95bfe4",
  "#e29092",
  "#505af9",
  "#bfc367",
];

/** Low, medium and high by night: lighter is more. */
export const RISK_READABLE_DARK: readonly string[] = ["#35609f", "#76bfc0", "#f6f4e2"];

/** The same as green, yellow and red. */
export const RISK_TRAFFIC_LIGHT_DARK: readonly string[] = ["#6cbb80", "#fbd64e", "#d13438"];

/** Zones beyond those that colors can tell apart. */
const FURTHER = ["#4b5563", "#76808c"] as const;

/** Colors of so many classes, from low to high. */
export function rampColors(nClasses: number, isDark: boolean): string[] {
  const ramp = isDark ? SEQUENTIAL.slice(0, -1).toReversed() : SEQUENTIAL.slice(1);
  const last = Math.max(1, nClasses - 1);
  return Array.from(
    { length: nClasses },
    (_, i) => ramp[Math.round(i / last * (ramp.length - 1))]!,
  );
}

/** Colors of low, medium and high. */
export function riskColors(isNeutral: boolean, isDark: boolean): readonly string[] {
  if (isNeutral) return isDark ? RISK_READABLE_DARK : RISK_READABLE;
  return isDark ? RISK_TRAFFIC_LIGHT_DARK : RISK_TRAFFIC_LIGHT;
}

/** Color of a zone, from 1 on. */
export function zoneColor(zone: number, isDark: boolean): string {
  const colors = isDark ? ZONE_COLORS_DARK : ZONE_COLORS;
  return colors[zone - 1] ?? FURTHER[isDark ? 1 : 0];
}
