/**
 * A canvas as a picture with what it shows and where it is from below it.
 *
 * @module
 */

import type { Rgb } from "./theme.ts";

/** What stands around the canvas. */
export interface PictureText {
  title: string;
  lines: readonly string[];
  legend: readonly { label: string; color: Rgb }[];
}

/** The picture as PNG. */
export function picture(_canvas: HTMLCanvasElement, _text: PictureText): Promise<Blob> {
  throw new Error("Not yet.");
}
