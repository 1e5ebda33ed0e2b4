/**
 * The canvas that points are drawn on.
 *
 * Points are written straight into its pixels rather than drawn by WebGL: the picture stands still
 * but for moves and zooms, a redraw takes some milliseconds on any machine, and it is there in every
 * browser.
 *
 * @module
 */

import { parseColor } from "../shared/theme.ts";
import type { Coloring } from "./coloring.ts";
import { REST, themeColors } from "./colors.ts";
import type { Frame } from "./frame.ts";
import type { Picture } from "./points.ts";
import { drawPoints, type PixelColors, toPixel } from "./raster.ts";

/** What a canvas shows. */
export interface Scene {
  picture: Picture;
  coloring: Coloring;
  order: Uint32Array;
  /** 1 for points in color. */
  lit: Uint8Array;
  /** Categories that are picked: they have a color even if they have none of their own. */
  picked: ReadonlySet<number>;
}

/** Most pixels of the canvas for one CSS pixel. */
const MOST_RATIO = 2;

/** Draws a scene on a canvas, which takes on the size of the frame. */
export function drawScene(canvas: HTMLCanvasElement, scene: Scene, frame: Frame): void {
  const ratio = Math.min(MOST_RATIO, globalThis.devicePixelRatio || 1);
  const width = Math.max(1, Math.round(frame.width * ratio));
  const height = Math.max(1, Math.round(frame.height * ratio));
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = canvas.getContext("2d");
  if (!context) return;
  const image = context.createImageData(width, height);
  const { picture: { x, y }, coloring: { codes }, order, lit } = scene;
  const points = { x, y, order, codes, lit };
  const pixels = new Uint32Array(image.data.buffer);
  drawPoints(pixels, { width, height }, points, pixelColors(scene), frame, ratio);
  context.putImageData(image, 0, 0);
}

function pixelColors({ coloring: { categories }, picked: codes }: Scene): PixelColors {
  const { categories: colors, picked, quiet } = themeColors();
  return {
    categories: Uint32Array.from(
      categories,
      ({ color }, code) =>
        toPixel(parseColor(color === REST && codes.has(code) ? picked : colors[color]!)),
    ),
    quiet: toPixel(quiet),
  };
}
