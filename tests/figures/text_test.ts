import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { INTER_ADVANCES } from "lib/figures/fonts/inter_advances.ts";
import { textWidth, wrapText } from "lib/figures/text.ts";
import { readAdvances } from "./font_advances.ts";

const fontFile = (name: string) =>
  fileURLToPath(new URL(`../../lib/figures/fonts/inter_${name}.ttf`, import.meta.url));

Deno.test("INTER_ADVANCES holds what the bundled fonts say", () => {
  for (const [weight, name] of [[400, "regular"], [600, "semibold"]] as const) {
    const advances = readAdvances(fontFile(name));
    assert.ok(advances.length > 300);
    assert.deepEqual(new Map(advances), new Map(INTER_ADVANCES[weight]));
  }
});

Deno.test("textWidth() is what resvg draws, but for kerning", () => {
  const font = { fontFiles: [fontFile("regular"), fontFile("semibold")], loadSystemFonts: false };
  for (const weight of [400, 600] as const) {
    for (const text of ["Motor vehicle theft", "120,692 incidents", "95 % (18.1 to 19.2)"]) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="60">` +
        `<text x="20" y="40" font-family="Inter" font-weight="${weight}" font-size="30">` +
        `${text}</text></svg>`;
      const drawn = new Resvg(svg, { font }).getBBox()!.width;
      const width = textWidth(text, 30, weight);
      // The ink of a line is narrower than its advances by the margins of its first and last
      // character; kerning takes another little.
      assert.ok(drawn <= width + 0.5 && drawn >= 0.96 * width - 3, `${text}: ${drawn}, ${width}`);
    }
  }
});

Deno.test("wrapText() keeps every word, fits every line, and leaves % with its number", () => {
  const text = "Half of all incidents happen on 12.3 % of the places that have any at all";
  for (const width of [120, 200, 333]) {
    const lines = wrapText(text, width, 13);
    assert.equal(lines.join(" ").replaceAll("\u00a0", " "), text);
    assert.ok(lines.every((line) => textWidth(line, 13) <= width));
    assert.ok(lines.every((line) => !line.startsWith("%")));
  }
});

Deno.test("wrapText() gives a word that is too long a line of its own", () => {
  assert.deepEqual(wrapText("a Supercalifragilistic b", 30, 12), [
    "a",
    "Supercalifragilistic",
    "b",
  ]);
  assert.deepEqual(wrapText("", 30, 12), []);
});
