import assert from "node:assert/strict";
import {
  DARK_CATEGORIES,
  DARK_ORDER,
  LIGHT_CATEGORIES,
  LIGHT_ORDER,
  QUIET,
} from "lib/site/browser/structure/colors.ts";
import { DARK, LIGHT } from "lib/notebook/page_style.ts";
import { leastDifference, linear, oklab } from "../../../figures/color_vision.ts";

function contrast(one: string, other: string): number {
  const luminance = (hex: string) => {
    const [red = 0, green = 0, blue = 0] = linear(hex);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const THEMES = [
  { colors: LIGHT_CATEGORIES, order: LIGHT_ORDER, page: LIGHT.page, quiet: QUIET.light },
  { colors: DARK_CATEGORIES, order: DARK_ORDER, page: DARK.page, quiet: QUIET.dark },
];

Deno.test("colors of categories can be told apart, and from the background, by all eyes", () => {
  for (const { colors, quiet } of THEMES) {
    const { distance, pair } = leastDifference([...colors, quiet]);
    assert.ok(distance >= 0.08, pair);
  }
});

Deno.test("colors of categories stand out from the page by 3 : 1", () => {
  for (const { colors, page } of THEMES) {
    for (const color of colors) assert.ok(contrast(color, page) >= 3, color);
  }
});

Deno.test("colors of an order go away from the page step by step", () => {
  for (const { order, page } of THEMES) {
    const away = order.map((color) => Math.abs(oklab(linear(color))[0]! - oklab(linear(page))[0]!));
    assert.deepEqual(away, away.toSorted((a, b) => a - b));
    assert.ok(leastDifference(order).distance >= 0.08, leastDifference(order).pair);
  }
});
