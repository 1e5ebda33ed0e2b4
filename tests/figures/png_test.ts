import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { toPng } from "lib/figures/png.ts";
import { SAMPLES } from "./sample_charts.ts";

const { rows, draw } = SAMPLES.bar_chart!;
const { svg, width, height } = draw(rows);

Deno.test("toPng() gives the same bytes twice, at twice the size of the figure", () => {
  const png = toPng(svg);
  assert.deepEqual(toPng(svg), png);
  const header = new DataView(png.buffer, png.byteOffset);
  assert.deepEqual([header.getUint32(16), header.getUint32(20)], [2 * width, 2 * height]);
});

Deno.test("toPng() draws the text, in the bundled font whatever the family is called", () => {
  const mute = svg.replace(/<text[^>]*>[^<]*<\/text>/g, "");
  assert.ok(toPng(svg).length > 2 * toPng(mute).length, "labels are missing");
  const fontFiles = ["regular", "semibold"].map((name) =>
    fileURLToPath(new URL(`../../lib/figures/fonts/inter_${name}.ttf`, import.meta.url))
  );
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: "Inter" };
  const inter = new Resvg(svg.replace(/font-family="[^"]+"/, 'font-family="Inter"'), { font });
  assert.deepEqual(toPng(svg, 1), new Uint8Array(inter.render().asPng()));
  const foreign = svg.replace(/font-family="[^"]+"/, 'font-family="Comic Sans MS"');
  assert.deepEqual(toPng(foreign), toPng(svg));
});

Deno.test("toPng() draws semibold text bolder than regular text", () => {
  const light = svg.replaceAll('font-weight="600"', "");
  assert.notDeepEqual(toPng(light), toPng(svg));
});

Deno.test("toPng() refuses what is no SVG", () => {
  assert.throws(() => toPng("<svg"), { name: "RangeError", message: /^Cannot draw PNG: / });
});
