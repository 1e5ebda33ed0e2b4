/**
 * Marks and names of areas above a map, as many names as find room.
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

/** A short text at a point of the ground, such as the number of a zone. */
export interface MapMark {
  x: number;
  y: number;
  text: string;
  /** Drawn to stand out from other marks. */
  isChosen?: boolean;
}

/** A text on the map, by its middle in pixels. */
export interface MapText {
  x: number;
  y: number;
  text: string;
  /** Names of areas are plain; marks stand on a ground of their own. */
  isMark: boolean;
}

/** Texts on a map. */
export interface Labels {
  /** Puts texts where they belong now; those without room are hidden. */
  place(viewport: Projector): void;
  setMarks(marks: readonly MapMark[]): void;
  /** What is shown now. */
  texts(): MapText[];
  remove(): void;
}

/** Pixels from a point up to the middle of its mark, so that the point can be seen. */
const ABOVE = 18;

/** Marks are placed first, the chosen ones ahead of others, then the names of the largest areas, which leave the most room. */
export function createLabels(parent: HTMLElement, areas: readonly OutlinedArea[]): Labels {
  const layer = document.createElement("div");
  layer.className = "map-labels";
  layer.setAttribute("aria-hidden", "true");
  parent.append(layer);
  const add = (text: string) => {
    const element = document.createElement("span");
    element.textContent = text;
    layer.append(element);
    return element;
  };
  const names = areas.map((area) => ({ element: add(area.name), area, box: boxOf(area) }))
    .sort((a, b) => sizeOf(b.box) - sizeOf(a.box));
  let marks: { element: HTMLElement; mark: MapMark }[] = [];
  let shown: MapText[] = [];
  // Shares of the map, so that texts stay on their points when paper has another size.
  const put = (
    element: HTMLElement,
    text: Omit<MapText, "text">,
    { width, height }: Pick<Projector, "width" | "height">,
  ) => {
    const [right, down] = [100 * text.x / width, 100 * text.y / height];
    element.style.transform = `translate(-50%, -50%) translate(${right}cqw, ${down}cqh)`;
    shown.push({ ...text, text: element.textContent! });
  };
  return {
    setMarks(next) {
      for (const { element } of marks) element.remove();
      marks = next.map((mark) => {
        const element = add(mark.text);
        element.className = mark.isChosen ? "mark chosen" : "mark";
        return { element, mark };
      }).sort((a, b) => Number(b.mark.isChosen ?? false) - Number(a.mark.isChosen ?? false));
    },
    place(viewport) {
      const { width, height } = viewport;
      const taken: number[][] = [];
      shown = [];
      for (const { element, mark } of marks) {
        const [x, y] = viewport.project([mark.x, mark.y]) as [number, number];
        const own = [x - 11, y - ABOVE - 9, x + 11, y - ABOVE + 9];
        element.hidden = x < 0 || y < 0 || x > width || y > height ||
          taken.some((other) => overlap(own, other));
        if (element.hidden) continue;
        taken.push(own);
        put(element, { x, y: y - ABOVE, isMark: true }, viewport);
      }
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
          own[2]! < width && own[3]! < height;
        element.hidden = !fits || taken.some((other) => overlap(own, other));
        if (element.hidden) continue;
        taken.push(own);
        put(element, { x, y, isMark: false }, viewport);
      }
    },
    texts: () => shown,
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
