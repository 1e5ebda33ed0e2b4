import assert from "node:assert/strict";
import { checkGate, type Demand, describeContest, leaders } from "lib/tracking/gate.ts";
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

const lead = (...fits: ReturnType<typeof rival>[]) => leaders(fits, CRITERIA);

Deno.test("leaders() lets the first criterion decide that tells fits apart", () => {
  assert.deepEqual(lead(rival(0.03, 0.1), rival(0.02, 0.9)), [0]);
  assert.deepEqual(lead(rival(0.0195, 0.3), rival(0.02, 0.2)), [0]);
  assert.deepEqual(lead(rival(0.02, 0.2), rival(0.02, 0.2)), [0, 1]);
  assert.deepEqual(lead(), []);
});

Deno.test("leaders() measures ties against the best of all, so that no chain of ties leads downhill", () => {
  const chain = [[1, 0.3], [0.96, 0.31], [0.92, 0.32], [0.88, 0.33]] as const;
  const fits = chain.map(([caught, lift]) => rival(caught, lift));
  assert.deepEqual(lead(...fits), [1]);
  assert.deepEqual(lead(...fits.toReversed()), [2]);
});

Deno.test("leaders() puts what has no evidence behind what has some, unless none has", () => {
  assert.deepEqual(lead(rival(null, 0.9), rival(0.02, 0.1)), [1]);
  assert.deepEqual(lead(rival(null, 0.9), rival(null, 0.1)), [0]);
});

Deno.test("leaders() compares negative values as numbers, not as shares", () => {
  const criteria = [{ metric: "silhouette", of: "lift", tieShare: 0.95 }] as const;
  assert.deepEqual(leaders([rival(0, -0.1), rival(0, -0.2)], criteria), [0]);
});

Deno.test("describeContest() names the criterion that decides, or says that there is none", () => {
  const told = (a: ReturnType<typeof rival>, b: typeof a) => describeContest(a, b, CRITERIA);
  assert.equal(told(rival(0.0195, 0.3), rival(0.02, 0.2)), "lift of silhouette 0.3 against 0.2");
  assert.equal(told(rival(0.03, 0.1), rival(0.02, 0.2)), "caught 0.03 against 0.02");
  assert.match(told(rival(0.02, 0.2), rival(0.02, 0.2)), /^a tie/);
  assert.equal(told(rival(null, 0.2), rival(0.02, 0.2)), "caught none against 0.02");
});

Deno.test("checkGate() says where draws are too few to show so small a p", () => {
  const silhouette = madeMetric(0.5, 0.3, 0.05);
  const few = { ...silhouette, null: { ...silhouette.null!, draws: 19 } };
  const check = passes({ metric: "silhouette", of: "p", atMost: 0.01 }, { silhouette: few });
  assert.deepEqual([check.passed, check.evidence], [false, "19 draws cannot show a p below 0.05"]);
});
