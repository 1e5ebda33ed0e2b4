import assert from "node:assert/strict";
import {
  CATEGORICAL,
  colorsOf,
  INK,
  MUTED,
  NOISE,
  PAPER,
  RISK_READABLE,
  RISK_TRAFFIC_LIGHT,
  SEQUENTIAL,
  textColor,
  WARNING,
  ZONE_COLORS,
} from "lib/figures/theme.ts";
import { leastDifference, linear, oklab } from "./color_vision.ts";

const lightness = (hex: string) => oklab(linear(hex))[0]!;

function contrast(hex: string): number {
  const [r = 0, g = 0, b = 0] = linear(hex);
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

Deno.test("CATEGORICAL and ZONE_COLORS can be told apart with every kind of color vision", () => {
  for (const colors of [CATEGORICAL, [...ZONE_COLORS, NOISE, PAPER]]) {
    const { distance, pair } = leastDifference(colors);
    assert.ok(distance >= 0.08, pair);
  }
  assert.equal(ZONE_COLORS.length, 12);
});

Deno.test("classes of risk differ clearly with every kind of color vision", () => {
  for (const colors of [RISK_READABLE, RISK_TRAFFIC_LIGHT]) {
    const { distance, pair } = leastDifference([...colors, PAPER]);
    assert.ok(colors.length === 3 && distance >= 0.12, pair);
    assert.ok(leastDifference(colors).distance >= 0.15, leastDifference(colors).pair);
  }
  const [low = 0, medium = 0, high = 0] = RISK_READABLE.map(lightness);
  assert.ok(low - medium > 0.2 && medium - high > 0.2, "darker is more");
});

Deno.test("SEQUENTIAL darkens in even steps", () => {
  const all = SEQUENTIAL.slice(1).map((color, i) => lightness(SEQUENTIAL[i]!) - lightness(color));
  assert.ok(Math.min(...all) > 0.05 && Math.max(...all) < 0.14, all.join(" "));
});

Deno.test("text has a contrast of 4.5 : 1 or more on white", () => {
  const colors = [
    INK,
    MUTED,
    WARNING,
    ...CATEGORICAL.map(textColor),
    ...ZONE_COLORS.map(textColor),
  ];
  for (const color of colors) assert.ok(contrast(color) >= 4.5, `${color} ${contrast(color)}`);
});

Deno.test("colorsOf() gives each name its own color, the same in any company", () => {
  const names = ["THEFT", "BATTERY", "unknown", "violent"];
  const colors = colorsOf(names);
  assert.deepEqual([...colors.keys()], names);
  assert.equal(new Set(colors.values()).size, 4);
  assert.equal(colorsOf(["x", "theft"]).get("theft"), colors.get("THEFT"));
  assert.equal(colorsOf(["police_initiated"]).get("police_initiated"), "#118375");
  assert.throws(() => colorsOf([..."abcdefghi"]), RangeError);
});
