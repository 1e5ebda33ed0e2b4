import assert from "node:assert/strict";
import { amountSteps, ratioSteps } from "lib/site/browser/shared/steps.ts";

Deno.test("amountSteps() never has more steps than colors, nor two steps of one color", () => {
  for (let largest = 0.003; largest < 5000; largest *= 1.07) {
    const { classOf, legend } = amountSteps(largest);
    const classes = legend.map(({ step }) => step);
    assert.ok(classes.length >= 4 && classes.length <= 11, `${largest}: ${classes.length}`);
    assert.equal(new Set(classes).size, classes.length, String(largest));
    assert.deepEqual([classOf(0), classOf(largest)], ["heat-0", "heat-10"]);
  }
});

Deno.test("amountSteps() labels a step with the values that have its color", () => {
  const { classOf, legend } = amountSteps(45.6);
  for (const { step, label } of legend) {
    const [from] = /^[\d.]+/.exec(label) ?? ["0"];
    assert.equal(classOf(Number(from)), step, label);
  }
  assert.deepEqual(amountSteps(0).legend, [{ step: "heat-0", label: "0" }]);
});

Deno.test("ratioSteps() is as many steps below the usual as above", () => {
  const { classOf } = ratioSteps();
  const step = (ratio: number) => Number(classOf(ratio).slice("apart-".length));
  for (const ratio of [1.1, 1.3, 1.7, 4]) assert.equal(step(ratio) - 4, 4 - step(1 / ratio));
});
