/**
 * Ground, borders and lines of a map as vector sheets below and above its canvas: they are drawn anew
 * when the map moves, and not when the cells change, which is far more often.
 *
 * @module
 */

import type { OutlinedArea } from "../../files/outlines.ts";
import { type Rgb, themeColor } from "../shared/theme.ts";

/** A line above the cells. */
export interface MapLine {
  /** x, y, x, y and so on, meters. */
  path: ArrayLike<number>;
  color: Rgb;
  /** Pixels. */
  width: number;
  /** Meters of the ground that it may cover: on a small map it is thinner than its width. */
  mostMeters?: number;
}

/** What tells where the ground is on the map. */
interface Projector {
  width: number;
  height: number;
  unproject(pixel: number[]): number[];
}

/** The sheets of a map. */
export interface OutlineSheets {
  setLines(lines: readonly MapLine[]): void;
  /** Puts the sheets where the map is now. */
  place(viewport: Projector): void;
  /** The map with its sheets, as one picture of the canvas's size. */
  compose(canvas: HTMLCanvasElement): HTMLCanvasElement;
  remove(): void;
}

const SVG = "http://www.w3.org/2000/svg";

/** Sheets in an element that holds a map. */
export function createOutlineSheets(
  parent: HTMLElement,
  areas: readonly OutlinedArea[],
): OutlineSheets {
  const rings = areas.flatMap((area) => area.rings);
  const [ground, borders] = ["map-ground", "map-borders"].map((name) => addSheet(parent, name));
  const outlines = rings.map((ring) => `${pathOf(ring)}Z`).join("");
  addPath(ground!, outlines);
  addPath(borders!, outlines);
  const above = borders!.appendChild(document.createElementNS(SVG, "g"));
  let lines: readonly MapLine[] = [];
  let box = [0, 0, 1, 1];
  let pixelsPerMeter = 1;
  const widthOf = ({ width, mostMeters }: MapLine) =>
    mostMeters === undefined ? width : Math.min(width, mostMeters * pixelsPerMeter);
  const setWidths = () => {
    lines.forEach((line, i) => {
      above.children[i]!.setAttribute("stroke-width", widthOf(line).toFixed(2));
    });
  };
  return {
    setLines(next) {
      lines = next;
      above.replaceChildren();
      for (const { path, color } of lines) {
        addPath(above, pathOf(path)).setAttribute("stroke", `rgb(${color.join(" ")})`);
      }
      setWidths();
    },
    place(viewport) {
      const [west, north] = viewport.unproject([0, 0]) as [number, number];
      const [east, south] = viewport.unproject([viewport.width, viewport.height]) as [
        number,
        number,
      ];
      box = [west, -north, east - west, north - south];
      for (const sheet of [ground!, borders!]) sheet.setAttribute("viewBox", box.join(" "));
      const before = pixelsPerMeter;
      pixelsPerMeter = viewport.width / box[2]!;
      if (pixelsPerMeter !== before) setWidths();
    },
    compose(canvas) {
      const { width, height } = canvas;
      const whole = Object.assign(document.createElement("canvas"), { width, height });
      const context = whole.getContext("2d")!;
      const scale = width / box[2]!;
      const onMap = (path: string) => {
        const moved = new Path2D();
        const matrix = new DOMMatrix([scale, 0, 0, scale, -box[0]! * scale, -box[1]! * scale]);
        moved.addPath(new Path2D(path), matrix);
        return moved;
      };
      const pixel = width / parent.clientWidth;
      const stroke = (path: string, color: Rgb, lineWidth: number) => {
        context.strokeStyle = `rgb(${color.join(" ")})`;
        context.lineWidth = lineWidth * pixel;
        context.stroke(onMap(path));
      };
      context.lineJoin = "round";
      context.fillStyle = `rgb(${themeColor("--ground").join(" ")})`;
      context.fill(onMap(outlines));
      context.drawImage(canvas, 0, 0);
      stroke(outlines, themeColor("--border"), 1);
      for (const line of lines) stroke(pathOf(line.path), line.color, widthOf(line));
      return whole;
    },
    remove() {
      ground!.remove();
      borders!.remove();
    },
  };
}

function addSheet(parent: HTMLElement, name: string): SVGSVGElement {
  const sheet = document.createElementNS(SVG, "svg");
  sheet.setAttribute("class", `map-sheet ${name}`);
  sheet.setAttribute("preserveAspectRatio", "none");
  sheet.setAttribute("aria-hidden", "true");
  parent.append(sheet);
  return sheet;
}

function addPath(parent: Element, d: string): SVGPathElement {
  const path = parent.appendChild(document.createElementNS(SVG, "path"));
  path.setAttribute("d", d);
  path.setAttribute("vector-effect", "non-scaling-stroke");
  return path;
}

/** A line in meters from west to east and from north to south, as pictures have it. */
function pathOf(flat: ArrayLike<number>): string {
  const points = Array.from(
    { length: flat.length / 2 },
    (_, i) => `${flat[2 * i]},${-flat[2 * i + 1]!}`,
  );
  return `M${points.join("L")}`;
}
