/**
 * Numbered marks on a map.
 *
 * @module
 */

import type { Position } from "../space/polygon.ts";
import type { MapFrame } from "./map_frame.ts";
import { element, lineAt, textAt } from "./svg.ts";
import { maxTextWidth } from "./text.ts";
import { INK, TEXT } from "./theme.ts";

/** A number or a few letters at a point of a map. */
export interface MapMark {
  /** Meters. */
  x: number;
  y: number;
  /** One to three characters. */
  label: string;
}

/** Whether marks stand on their points, or beside them so as not to hide what is there. */
export type MarkPlace = "on" | "beside";

/** Least distance between two circles, and between a circle and a point that it stands beside, px. */
const GAP = 3;
const CLEARANCE = 9;

/** Rounds in which circles give way. */
const ROUNDS = 80;

/**
 * White circles with labels. Where circles would touch they give way; a line leads from a circle to
 * its point where it does not stand on it.
 *
 * @example Two marks at one point stand beside each other
 * ```ts
 * import assert from "node:assert/strict";
 * import { fitMap } from "lib/figures/map_frame.ts";
 * import { mapMarks } from "lib/figures/map_marks.ts";
 * const map = fitMap({ minX: 0, minY: 0, maxX: 100, maxY: 100 }, 100, 100);
 * const svg = mapMarks([{ x: 50, y: 50, label: "1" }, { x: 50, y: 50, label: "2" }], map);
 * const [one, two] = [...svg.matchAll(/<text x="([\d.]+)"/g)].map((match) => Number(match[1]));
 * assert.ok(two! - one! > 18);
 * ```
 */
export function mapMarks(
  marks: readonly MapMark[],
  map: MapFrame,
  place: MarkPlace = "on",
): string {
  const labels = marks.map(({ label }) => label);
  const radius = Math.max(9, maxTextWidth(labels, TEXT.small, 600) / 2 + 4);
  const points = marks.map(({ x, y }) => map.place(x, y));
  const centers = giveWay(points, radius, place === "beside" ? radius + CLEARANCE : 0, map);
  const white = { stroke: "#fff", "stroke-width": 3.5 };
  const black = { stroke: INK, "stroke-width": 1.2 };
  const leads = centers.map(([x, y], i) => {
    const [px, py] = points[i]!;
    if (Math.hypot(x - px, y - py) < radius) return "";
    return lineAt(px, py, x, y, white) + lineAt(px, py, x, y, black);
  });
  const circles = centers.map(([cx, cy], i) =>
    element("circle", { cx, cy, r: radius, ...white }) +
    element("circle", { cx, cy, r: radius, fill: "#fff", ...black }) +
    textAt(cx, cy + 4.1, labels[i]!, { size: TEXT.small, weight: 600, anchor: "middle" })
  );
  return leads.join("") + circles.join("");
}

/**
 * Centers of circles that start at points and move, inside the map, until none touches another or
 * is nearer to a point than told, or the rounds are over.
 */
function giveWay(
  points: readonly Position[],
  radius: number,
  clearance: number,
  { width, height }: MapFrame,
): Position[] {
  const centers = points.map(([x, y]): Position => {
    if (clearance === 0) return [x, y];
    const [dx, dy] = awayFrom([x, y], points);
    return [x + dx, y + dy];
  });
  for (let round = 0; round < ROUNDS; round++) {
    centers.forEach((center, i) => {
      for (const point of points) push(center, point, clearance, 1);
      for (const other of centers.slice(i + 1)) push(center, other, 2 * radius + GAP, 0.5);
      center[0] = Math.max(radius, Math.min(center[0], width - radius));
      center[1] = Math.max(radius, Math.min(center[1], height - radius));
    });
  }
  return centers;
}

/** A step of 1 px from a point away from others, the nearest ones above all; west if there are none. */
function awayFrom([x, y]: Position, others: readonly Position[]): Position {
  let [sumX, sumY] = [0, 0];
  for (const [ox, oy] of others) {
    const square = (x - ox) * (x - ox) + (y - oy) * (y - oy);
    if (square === 0) continue;
    sumX += (x - ox) / square;
    sumY += (y - oy) / square;
  }
  const length = Math.hypot(sumX, sumY);
  return length > 0 ? [sumX / length, sumY / length] : [-1, 0];
}

/** Moves a position away from another to a distance: by a share of the way, the other by the rest. */
function push(one: Position, other: Position, distance: number, share: number): void {
  const apart = Math.hypot(one[0] - other[0], one[1] - other[1]);
  if (apart >= distance) return;
  const [dx, dy] = apart > 0 ? [(one[0] - other[0]) / apart, (one[1] - other[1]) / apart] : [-1, 0];
  const way = distance - apart;
  one[0] += dx * way * share;
  one[1] += dy * way * share;
  if (share === 1) return;
  other[0] -= dx * way * (1 - share);
  other[1] -= dy * way * (1 - share);
}
