/**
 * What the canvas of a map draws.
 *
 * @module
 */

import { type MapCells, pictureOf } from "./cell_picture.ts";

type DeckModule = typeof import("./deck.ts");

/** The layer of cells; none where there are no cells. */
export function layersOf(gl: DeckModule, cells: MapCells | null) {
  return [
    cells && new gl.BitmapLayer({
      id: "cells",
      ...pictureOf(cells),
      textureParameters: { minFilter: "nearest", magFilter: "nearest" },
    }),
  ];
}
