/**
 * What a map draws: the ground, cells, borders of areas, and lines above them.
 *
 * @module
 */

import { type MapCells, pictureOf } from "./cell_picture.ts";
import { themeColor } from "../shared/theme.ts";

/** A line above the cells. */
export interface MapLine {
  /** x, y, x, y and so on, meters. */
  path: ArrayLike<number>;
  color: [number, number, number];
  /** Pixels. */
  width: number;
}

type DeckModule = typeof import("./deck.ts");

/**
 * Layers from the ground up; what is the same object as before is not computed again.
 *
 * @param rings Borders of all areas.
 */
export function layersOf(
  gl: DeckModule,
  rings: readonly number[][],
  cells: MapCells | null,
  lines: readonly MapLine[],
) {
  const [ground, border] = [themeColor("--ground"), themeColor("--border")];
  return [
    new gl.SolidPolygonLayer({
      id: "ground",
      data: rings,
      getPolygon: pairsOf,
      getFillColor: ground,
      updateTriggers: { getFillColor: ground },
    }),
    cells && new gl.BitmapLayer({
      id: "cells",
      ...pictureOf(cells),
      textureParameters: { minFilter: "nearest", magFilter: "nearest" },
    }),
    new gl.PathLayer({
      id: "borders",
      data: rings,
      getPath: pairsOf,
      getColor: border,
      widthUnits: "pixels",
      getWidth: 1,
      updateTriggers: { getColor: border },
    }),
    new gl.PathLayer({
      id: "lines",
      data: lines,
      getPath: ({ path }: MapLine) => pairsOf(path),
      getColor: ({ color }: MapLine) => color,
      widthUnits: "pixels",
      getWidth: ({ width }: MapLine) => width,
      jointRounded: true,
    }),
  ];
}

function pairsOf(flat: ArrayLike<number>): [number, number][] {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!]);
}
