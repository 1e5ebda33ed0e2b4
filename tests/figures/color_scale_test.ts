import assert from "node:assert/strict";
import { ticksOf } from "lib/figures/axis_kind.ts";
import { createColorScale } from "lib/figures/color_scale.ts";
import { drawRamp } from "lib/figures/legend.ts";
import { DIVERGING, SEQUENTIAL } from "lib/figures/theme.ts";

/** Light of a color, roughly: enough to order the colors of a ramp. */
function light(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16));
  return 0.3 * r + 0.6 * g + 0.1 * b;
}

Deno.test("createColorScale() never gets lighter as the value grows, on every scale", () => {
  const values = Array.from({ length: 200 }, (_, i) => 1 + i * i);
  for (const scale of ["linear", "sqrt", "log"] as const) {
    for (const classes of [undefined, 4, 8]) {
      const { color } = createColorScale(values, { scale, ...(classes && { classes }) });
      const lights = values.map((value) => light(color(value)));
      assert.ok(lights.every((value, i) => i === 0 || value <= lights[i - 1]!));
      assert.ok(lights[0]! > lights.at(-1)! + 100);
    }
  }
});

Deno.test("createColorScale() starts a class at its threshold, inclusive", () => {
  const { thresholds, color, colors } = createColorScale([1, 900], { scale: "log", classes: 3 });
  assert.deepEqual(thresholds, [10, 100]);
  assert.deepEqual([9.99, 10, 99, 100, 5000].map(color), [
    colors[0],
    colors[1],
    colors[1],
    colors[2],
    colors[2],
  ]);
});

Deno.test("createColorScale() has the same color for equal values, and refuses what it cannot show", () => {
  assert.match(createColorScale([5, 5]).color(5), /^#[0-9a-f]{6}$/);
  assert.match(createColorScale([5, 5], { classes: 5 }).color(5), /^#[0-9a-f]{6}$/);
  assert.equal(createColorScale([0, 1]).color(-3), SEQUENTIAL[0]);
  for (
    const [values, scale] of [[[], "linear"], [[0, 5], "log"], [[-1, 5], "sqrt"]] as const
  ) {
    assert.throws(() => createColorScale(values, { scale }), RangeError);
  }
});

Deno.test("drawRamp() writes values under the color that they have", () => {
  const scale = createColorScale([1, 1000], { scale: "log" });
  const { svg } = drawRamp(scale, { label: "Incidents", width: 300 });
  const ticks = [...svg.matchAll(/M([\d.]+),20L/g)].map((match) => Number(match[1]));
  assert.deepEqual(ticks, [0, 100, 200, 300]);
  assert.match(svg, />1<.*>10<.*>100<.*>1,000</);
});

Deno.test("createColorScale() of signed values is as dark so far below zero as above, and light at zero", () => {
  const scale = createColorScale([-0.2, 0.8], { diverging: true });
  assert.deepEqual(scale.domain, [-0.8, 0.8]);
  assert.deepEqual([scale.color(-0.8), scale.color(0.8)], [DIVERGING[0], DIVERGING.at(-1)]);
  assert.equal(scale.color(0), DIVERGING[3]);
  assert.notEqual(scale.color(0.2), scale.color(-0.2));
});

Deno.test("ticksOf() labels whole numbers at these alone", () => {
  assert.deepEqual(ticksOf("whole", 3, 5, 600).map(({ label }) => label), ["3", "4", "5"]);
});
