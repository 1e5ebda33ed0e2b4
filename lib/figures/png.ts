/**
 * Figures as pixels. The bundled font draws all text; fonts of the machine are not looked at.
 *
 * @module
 */

import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";

const FONT_FILES = ["inter_regular.ttf", "inter_semibold.ttf"].map((name) =>
  fileURLToPath(new URL(`fonts/${name}`, import.meta.url))
);

/**
 * PNG of an SVG document, the same bytes every time.
 *
 * @param svg A complete SVG document.
 * @param scale Pixels per px of the document (default 2, sharp in print at 720 px across a page).
 * @throws {RangeError} If the text is not an SVG document.
 *
 * @example Twice as many pixels
 * ```ts
 * import assert from "node:assert/strict";
 * import { toPng } from "lib/figures/png.ts";
 * const png = toPng('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>');
 * assert.equal(new DataView(png.buffer, png.byteOffset).getUint32(16), 60);
 * ```
 */
export function toPng(svg: string, scale = 2): Uint8Array {
  const font = { fontFiles: FONT_FILES, loadSystemFonts: false, defaultFontFamily: "Inter" };
  try {
    const image = new Resvg(svg, { font, fitTo: { mode: "zoom", value: scale } }).render();
    return new Uint8Array(image.asPng());
  } catch (error) {
    throw new RangeError(`Cannot draw PNG: ${error instanceof Error ? error.message : error}`);
  }
}
