/**
 * Names of areas above a map, as many as find room.
 *
 * @module
 */

import type { OutlinedArea } from "../../files/outlines.ts";

/** What tells where a point of the ground is on the map. */
interface Projector {
  width: number;
  height: number;
  project(point: number[]): number[];
}

/** Names on a map. */
export interface Labels {
  /** Puts the names where their areas are now; those without room are hidden. */
  place(viewport: Projector): void;
  remove(): void;
}

/** Names that are always tried first: the largest areas leave the most room. */
export function createLabels(parent: HTMLElement, areas: readonly OutlinedArea[]): Labels {
  const layer = document.createElement("div");
  layer.className = "map-labels";
  layer.setAttribute("aria-hidden", "true");
  parent.append(layer);
  const names = areas.map((area) => {
    const element = document.createElement("span");
    element.textContent = area.name;
    layer.append(element);
    return { element, area, box: boxOf(area) };
  }).sort((a, b) => sizeOf(b.box) - sizeOf(a.box));
  return {
    place(viewport) {
      const taken: number[][] = [];
      for (const { element, area, box: [west, south, east, north] } of names) {
        const [x, y] = viewport.project([(west! + east!) / 2, (south! + north!) / 2]) as [
          number,
          number,
        ];
        const [left] = viewport.project([west!, south!]) as [number];
        const [right] = viewport.project([east!, south!]) as [number];
        const half = area.name.length * 3.2 + 3;
        const own = [x - half, y - 8, x + half, y + 8];
        const fits = 2 * half < (right - left) * 1.5 && own[0]! > 0 && own[1]! > 0 &&
          own[2]! < viewport.width && own[3]! < viewport.height;
        element.hidden = !fits || taken.some((other) => overlap(own, other));
        if (element.hidden) continue;
        taken.push(own);
        element.style.transform = `translate(-50%, -50%) translate(${x}px, ${y}px)`;
      }
    },
    remove: () => layer.remove(),
  };
}

function boxOf({ rings }: OutlinedArea): number[] {
  const xs = rings.flatMap((ring) => ring.filter((_, i) => i % 2 === 0));
  const ys = rings.flatMap((ring) => ring.filter((_, i) => i % 2 === 1));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function sizeOf([west, south, east, north]: number[]): number {
  return (east! - west!) * (north! - south!);
}

function overlap(a: number[], b: number[]): boolean {
  return a[0]! < b[2]! && b[0]! < a[2]! && a[1]! < b[3]! && b[1]! < a[3]!;
}
