import assert from "node:assert/strict";
import { SEQUENTIAL, ZONE_COLORS } from "lib/figures/theme.ts";
import {
  rampColors,
  RISK_READABLE_DARK,
  RISK_TRAFFIC_LIGHT_DARK,
  ZONE_COLORS_DARK,
  zoneColor,
} from "lib/site/browser/where/colors.ts";
import { themeRules } from "lib/site/style/style.ts";
import { leastDifference, linear, oklab } from "../../../figures/color_vision.ts";

/** Ground of the map by night. */
const GROUND = [...themeRules().matchAll(/--ground:(#\w{6})/g)].at(-1)![1]!;

const lightness = (hex: string) => oklab(linear(hex))[0]!;

function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

Deno.test("zones can be told apart by night with every kind of color vision, and from the ground", () => {
  const { distance, pair } = leastDifference([...ZONE_COLORS_DARK, GROUND]);
  assert.ok(distance >= 0.08, pair);
  assert.equal(ZONE_COLORS_DARK.length, ZONE_COLORS.length);
  for (const color of ZONE_COLORS_DARK) assert.ok(contrast(color, GROUND) >= 3, color);
});

Deno.test("classes of risk can be told apart by night; where colors are neutral, lighter is more", () => {
  for (const colors of [RISK_READABLE_DARK, RISK_TRAFFIC_LIGHT_DARK]) {
    const { distance, pair } = leastDifference([...colors, GROUND]);
    assert.ok(distance >= 0.12, pair);
  }
  const [low = 0, medium = 0, high = 0] = RISK_READABLE_DARK.map(lightness);
  assert.ok(medium - low > 0.15 && high - medium > 0.15);
});

Deno.test("a ramp has as many colors as classes, from the ground up", () => {
  for (const isDark of [false, true]) {
    for (const n of [1, 2, 6, 7]) {
      const ramp = rampColors(n, isDark);
      assert.equal(new Set(ramp).size, n);
      const steps = ramp.map((color) => isDark ? lightness(color) : -lightness(color));
      assert.deepEqual(steps, steps.toSorted((a, b) => a - b));
    }
  }
  assert.equal(rampColors(7, false).at(-1), SEQUENTIAL.at(-1));
});

Deno.test("zones beyond those that colors can tell apart share one", () => {
  assert.equal(zoneColor(13, false), zoneColor(40, false));
  assert.notEqual(zoneColor(12, true), zoneColor(13, true));
});
