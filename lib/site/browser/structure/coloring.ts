/**
 * What points can be colored by.
 *
 * @module
 */

import { BLOCKS, isNight } from "../../files/structure_format.ts";
import { REST } from "./colors.ts";
import type { Points } from "./points.ts";

/** Names of the ways to color points, as addresses have them. */
export const COLOR_IDS = ["type", "group", "night", "hours", "zone", "year", "area"] as const;

/** Name of a way to color points. */
export type ColorId = typeof COLOR_IDS[number];

/** Categories of the points by one of the things that are known of them. */
export interface Coloring {
  id: ColorId;
  label: string;
  /** Category of each point. */
  codes: Uint8Array;
  categories: Category[];
}

/** A category of points. */
export interface Category {
  name: string;
  n: number;
  /** Index of its color. */
  color: number;
}

/** Order of the colors of six blocks of hours: dark at night, light at noon. */
const HOUR_COLORS = [0, 5, 2, 3, 1, 4];

/** All colorings of the points. */
export function colorings(points: Points): Record<ColorId, Coloring> {
  const { meta, type, block, year, zone, area } = points;
  const groups = [...new Set(meta.types.map(({ group }) => group))].sort(byGroup);
  const groupOf = meta.types.map(({ group }) => groups.indexOf(group));
  const typeNames = meta.types.map(({ name }) => name);
  return {
    group: coloring("group", "Group of offenses", groups, type.map((code) => groupOf[code]!), {
      color: (code) => groups[code] === "other" ? REST : GROUPS.indexOf(groups[code]!),
    }),
    type: coloring("type", "Type of offense", typeNames, type, { color: firstColors }),
    night: coloring(
      "night",
      "Day or night",
      DAY_NIGHT,
      block.map((code) => Number(isNight(code))),
      {
        color: (code) => code === 0 ? 3 : 0,
      },
    ),
    hours: coloring("hours", "Hours of the day", BLOCKS, block, {
      color: (code) => HOUR_COLORS[code]!,
    }),
    zone: coloring("zone", "Zone", meta.zones, zone, {
      color: (code) => code === 0 ? REST : firstColors(code - 1),
    }),
    year: coloring("year", "Year", meta.years, year, {
      color: (code) => YEAR_COLORS[code] ?? REST,
    }),
    area: coloring("area", "Community area", meta.areas, area, { color: () => REST }),
  };
}

/** What day and night are. */
const DAY_NIGHT = ["Day, 04:00 to 20:00", "Night, 20:00 to 04:00"];

/** Groups in the order of their colors; "other" has none of its own. */
const GROUPS = ["property", "violent", "police initiated"];

/** Colors of the first years. */
const YEAR_COLORS = [4, 0, 1, 2, 3, 5, 6];

function byGroup(a: string, b: string): number {
  const rank = (group: string) => (GROUPS.indexOf(group) + GROUPS.length + 1) % (GROUPS.length + 1);
  return rank(a) - rank(b);
}

/** Colors by rank, as long as there are any. */
function firstColors(rank: number): number {
  return Math.min(rank, REST);
}

function coloring(
  id: ColorId,
  label: string,
  names: readonly string[],
  codes: Uint8Array,
  { color }: { color: (code: number) => number },
): Coloring {
  const counts = countCodes(codes, names.length);
  return {
    id,
    label,
    codes,
    categories: names.map((name, code) => ({ name, n: counts[code]!, color: color(code) })),
  };
}

/**
 * Points of each category; of those that a mask has, where one is given.
 *
 * @param mask 1 for points that count.
 */
export function countCodes(codes: Uint8Array, nCodes: number, mask?: Uint8Array): number[] {
  const counts: number[] = Array(nCodes).fill(0);
  for (let i = 0; i < codes.length; i++) {
    if (mask === undefined || mask[i] === 1) counts[codes[i]!]!++;
  }
  return counts;
}
