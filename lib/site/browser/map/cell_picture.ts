/**
 * Square cells as a picture with a pixel a cell: one rectangle to draw, however many there are.
 *
 * @module
 */

/** Square cells with their colors. */
export interface MapCells {
  /** Middles of the cells: x, y, x, y and so on, meters. */
  middles: Float32Array;
  /** Side of a cell, meters. */
  sizeMeters: number;
  /** Red, green, blue and opacity of each cell, 0 to 255; opacity 0 hides a cell. */
  colors: Uint8Array;
}

/** A picture of cells and the ground that it covers. */
export interface CellPicture {
  image: ImageData;
  /** West, south, east and north side, meters. */
  bounds: [number, number, number, number];
}

/** Where each cell lies in the picture. */
interface Frame {
  columns: number;
  rows: number;
  /** Pixel of each cell. */
  pixels: Uint32Array;
  bounds: CellPicture["bounds"];
}

const frames = new WeakMap<Float32Array, Frame>();
const pictures = new WeakMap<MapCells, CellPicture>();

/** The picture of cells; the same cells give the same picture, made once. */
export function pictureOf(cells: MapCells): CellPicture {
  const known = pictures.get(cells);
  if (known) return known;
  const frame = frames.get(cells.middles) ?? frameOf(cells);
  frames.set(cells.middles, frame);
  const image = new ImageData(frame.columns, frame.rows);
  const colors = new Uint32Array(cells.colors.buffer, cells.colors.byteOffset, frame.pixels.length);
  const drawn = new Uint32Array(image.data.buffer);
  frame.pixels.forEach((pixel, cell) => drawn[pixel] = colors[cell]!);
  const picture = { image, bounds: frame.bounds };
  pictures.set(cells, picture);
  return picture;
}

/** The smallest rectangle of cells that holds all. */
function frameOf({ middles, sizeMeters }: MapCells): Frame {
  const nCells = middles.length / 2;
  const side = (i: number) => Math.floor(middles[i]! / sizeMeters);
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let cell = 0; cell < nCells; cell++) {
    west = Math.min(west, side(2 * cell));
    east = Math.max(east, side(2 * cell));
    south = Math.min(south, side(2 * cell + 1));
    north = Math.max(north, side(2 * cell + 1));
  }
  if (nCells === 0) [west, south, east, north] = [0, 0, 0, 0];
  const columns = east - west + 1;
  const rows = north - south + 1;
  return {
    columns,
    rows,
    pixels: Uint32Array.from(
      { length: nCells },
      (_, cell) => (north - side(2 * cell + 1)) * columns + side(2 * cell) - west,
    ),
    bounds: [west, south, east + 1, north + 1].map((each) =>
      each * sizeMeters
    ) as CellPicture["bounds"],
  };
}
