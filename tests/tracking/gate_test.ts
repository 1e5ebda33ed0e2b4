import assert from "node:assert/strict";
import { checkGate, contest, type Demand } from "lib/tracking/gate.ts";
import { madeMetric } from "./made_records.ts";

const passes = (
  demand: Omit<Demand, "why">,
  metrics: Record<string, ReturnType<typeof madeMetric>>,
) => checkGate({ metrics }, { demands: [{ ...demand, why: "asked" }], criteria: [] })[0]!;

Deno.test("checkGate() holds values, lifts and p against their limits, the limits included", () => {
  const silhouette = madeMetric(0.5, 0.3, 0.01);
  const held = (of: Demand["of"], limits: { atLeast?: number; atMost?: number }) =>
    passes({ metric: "silhouette", of, ...limits }, { silhouette }).passed;
  assert.deepEqual([held("value", { atLeast: 0.5 }), held("value", { atLeast: 0.51 })], [
    true,
    false,
  ]);
  assert.deepEqual([held("lift", { atLeast: 0.2 }), held("lift", { atLeast: 0.21 })], [
    true,
    false,
  ]);
  assert.deepEqual([held("p", { atMost: 0.01 }), held("p", { atMost: 0.009 })], [true, false]);
  assert.equal(held("value", { atLeast: 0.2, atMost: 0.4 }), false);
});

Deno.test("checkGate() fails what is not recorded, undefined, or was never held against chance", () => {
  const demand = { metric: "silhouette", of: "lift", atLeast: 0 } as const;
  const missing = passes(demand, {});
  assert.deepEqual([missing.passed, missing.value, missing.evidence], [
    false,
    null,
    "not recorded",
  ]);
  const undefinedHere = passes(demand, { silhouette: madeMetric(null) });
  assert.deepEqual([undefinedHere.passed, undefinedHere.evidence], [false, "undefined here"]);
  const alone = passes(demand, { silhouette: madeMetric(0.9) });
  assert.deepEqual([alone.passed, alone.evidence], [false, "no null was drawn"]);
});

Deno.test("checkGate() passes a lift where every draw of chance finds nothing to score", () => {
  const drawn = {
    method: "redrawn",
    draws: 9,
    undefined: 9,
    mean: null,
    min: null,
    max: null,
    p: 0.1,
  };
  const silhouette = { ...madeMetric(0.9), null: drawn };
  assert.ok(passes({ metric: "silhouette", of: "lift", atLeast: 0.15 }, { silhouette }).passed);
  assert.ok(!passes({ metric: "silhouette", of: "p", atMost: 0.01 }, { silhouette }).passed);
  const some = { ...silhouette, null: { ...drawn, undefined: 8 } };
  assert.ok(
    !passes({ metric: "silhouette", of: "lift", atLeast: 0.15 }, { silhouette: some }).passed,
  );
});

const CRITERIA = [
  { metric: "caught", of: "value", tieShare: 0.95 },
  { metric: "silhouette", of: "lift", tieShare: 1 },
] as const;
const rival = (caught: number | null, lift: number) => ({
  metrics: { caught: madeMetric(caught), silhouette: madeMetric(0.3 + lift, 0.3) },
});

Deno.test("contest() lets the first criterion decide that tells both apart", () => {
  assert.equal(contest(rival(0.03, 0.1), rival(0.02, 0.9), CRITERIA).outcome, "better");
  assert.equal(contest(rival(0.02, 0.9), rival(0.03, 0.1), CRITERIA).outcome, "worse");
  assert.equal(contest(rival(0.0195, 0.3), rival(0.02, 0.2), CRITERIA).outcome, "better");
  assert.match(contest(rival(0.0195, 0.3), rival(0.02, 0.2), CRITERIA).why, /lift of silhouette/);
});

Deno.test("contest() calls equals a tie, and says what could not decide", () => {
  const { outcome, why } = contest(rival(0.02, 0.2), rival(0.02, 0.2), CRITERIA);
  assert.deepEqual([outcome, /is a tie$/.test(why)], ["tie", true]);
  assert.equal(contest(rival(0.02, 0.2), rival(0.02, 0.2), []).outcome, "tie");
});

Deno.test("contest() puts what has no evidence behind what has some", () => {
  assert.equal(contest(rival(null, 0.9), rival(0.02, 0.1), CRITERIA).outcome, "worse");
  assert.equal(contest(rival(0.02, 0.1), rival(null, 0.9), CRITERIA).outcome, "better");
  assert.equal(contest(rival(null, 0.9), rival(null, 0.1), CRITERIA).outcome, "better");
});

Deno.test("contest() compares negative values as numbers, not as shares", () => {
  const criteria = [{ metric: "silhouette", of: "lift", tieShare: 0.95 }] as const;
  assert.equal(contest(rival(0, -0.1), rival(0, -0.2), criteria).outcome, "better");
  assert.equal(contest(rival(0, -0.2), rival(0, -0.1), criteria).outcome, "worse");
  assert.equal(contest(rival(0, -0.2), rival(0, -0.2), criteria).outcome, "tie");
});
