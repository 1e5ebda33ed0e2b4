import assert from "node:assert/strict";
import {
  DARK_RAMPS,
  LIGHT_RAMPS,
  rampRules,
  type Ramps,
  rampVariables,
} from "lib/site/style/ramps.ts";

/** Contrast of two colors by WCAG 2.2. */
function contrast(a: string, b: string): number {
  const luminance = (color: string) =>
    [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16) / 255)
      .map((c) => c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i]!, 0);
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function colorsOf(ramps: Ramps): Map<string, string> {
  return new Map(
    rampVariables(ramps).split(";").filter(Boolean).map((rule) =>
      rule.split(":") as [string, string]
    ),
  );
}

Deno.test("ramps: text is read on every color, by day and by night", () => {
  for (const ramps of [LIGHT_RAMPS, DARK_RAMPS]) {
    const colors = colorsOf(ramps);
    for (const [name, color] of colors) {
      if (name.endsWith("-ink")) continue;
      const found = contrast(color, colors.get(`${name}-ink`)!);
      assert.ok(found >= 4.5, `${name}: ${found}`);
    }
  }
});

Deno.test("ramps: both themes have the same colors, and the classes name them", () => {
  assert.deepEqual([...colorsOf(LIGHT_RAMPS).keys()], [...colorsOf(DARK_RAMPS).keys()]);
  for (const [, name] of rampRules().matchAll(/var\((--[\w-]+)\)/g)) {
    assert.ok(colorsOf(LIGHT_RAMPS).has(name!), name);
  }
});

Deno.test("ramps: patterns stand out from the page, as graphics must", () => {
  for (const color of LIGHT_RAMPS.pattern!) assert.ok(contrast(color, "#ffffff") >= 3);
  for (const color of DARK_RAMPS.pattern!) assert.ok(contrast(color, "#14171b") >= 3);
});
