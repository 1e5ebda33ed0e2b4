/**
 * Which points are chosen: by an outline, by categories, or by both.
 *
 * @module
 */

import { formatList } from "../../../describe/format.ts";
import type { ColorId, Coloring } from "./coloring.ts";
import { type Outline, pointsWithin } from "./outline.ts";
import type { Picture } from "./points.ts";

/** What points are chosen by. */
export interface Choice {
  region: Region | null;
  /** Categories that are picked, by what points were colored by. */
  picks: Partial<Record<ColorId, ReadonlySet<number>>>;
}

/** What was outlined, and in which picture. */
export interface Region {
  outline: Outline;
  picture: Picture;
  /** What the picture is called. */
  name: string;
}

/** All points. */
export const EVERYTHING: Choice = { region: null, picks: {} };

type Colorings = Readonly<Record<ColorId, Coloring>>;

/** Whether some points are left out. */
export function isPart(choice: Choice): boolean {
  return choice.region !== null || pickedIn(choice).length > 0;
}

/** Chosen points: 1 or 0 for each. */
export function chosenPoints(choice: Choice, colorings: Colorings, n: number): Uint8Array {
  const { region } = choice;
  const mask = region ? pointsWithin(region.outline, region.picture) : new Uint8Array(n).fill(1);
  for (const [id, picked] of pickedIn(choice)) {
    const { codes } = colorings[id];
    for (let i = 0; i < n; i++) if (!picked.has(codes[i]!)) mask[i] = 0;
  }
  return mask;
}

/** How points were chosen, in words: "by type of offense (Theft; Arson)". */
export function describeChoice(choice: Choice, colorings: Colorings): string {
  return formatList([
    ...(choice.region ? [`by an outline in the picture by ${choice.region.name}`] : []),
    ...pickedIn(choice).map(([id, picked]) => {
      const { label, categories } = colorings[id];
      const names = [...picked].map((code) => categories[code]!.name);
      return `by ${label.toLowerCase()} (${names.join("; ")})`;
    }),
  ]);
}

/** Picks that pick something. */
function pickedIn({ picks }: Choice): [ColorId, ReadonlySet<number>][] {
  return (Object.entries(picks) as [ColorId, ReadonlySet<number>][])
    .filter(([, codes]) => codes.size > 0);
}
