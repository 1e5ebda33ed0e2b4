import assert from "node:assert/strict";
import { compareProfiles, DIMENSIONS } from "lib/drift/compare_profiles.ts";
import { stabilityIndex } from "lib/drift/psi.ts";
import { kolmogorovSmirnov } from "lib/numeric/kolmogorov_smirnov.ts";
import { assertClose } from "../numeric/reference.ts";
import { drawProfile } from "./made_months.ts";

const TRAINING = drawProfile(1);
const FRESH = drawProfile(2, 5000);

Deno.test("compareProfiles() scores types, hours and zones by PSI, minutes and coordinates by D", () => {
  const scores = compareProfiles(TRAINING, FRESH);
  assert.deepEqual(scores.map(({ dimension }) => dimension), DIMENSIONS);
  const statistics = scores.map(({ statistic }) => statistic);
  assert.deepEqual(statistics, ["psi", "psi", "psi", "ks", "ks", "ks"]);
  const [type, , zone, minute] = scores;
  assert.equal(type!.value, stabilityIndex(TRAINING.type, FRESH.type).value);
  assert.equal(zone!.excess, stabilityIndex(TRAINING.zone, FRESH.zone).excess);
  const { d, pValue, at } = kolmogorovSmirnov(TRAINING.minute, FRESH.minute);
  assert.deepEqual([minute!.value, minute!.pValue, minute!.mover!.at], [d, pValue, at]);
  // sqrt(pi / 2) ln 2 = 0.8687
  assertClose(minute!.byChance, 0.8687311606 * Math.sqrt(1 / 20_000 + 1 / 5000), 1e-9);
  assert.equal(minute!.excess, minute!.value! - minute!.byChance!);
});

Deno.test("compareProfiles() counts the records of each dimension for itself", () => {
  const [type, hour] = compareProfiles(TRAINING, FRESH);
  assert.deepEqual([type!.trainingN, type!.freshN, type!.categories], [20_000, 5000, 4]);
  // The records at midnight are at an unknown time.
  assert.ok(hour!.freshN < 5000 && hour!.categories === 24);
});

Deno.test("compareProfiles() of a profile with itself is nothing, less what chance would make", () => {
  for (const { value, excess, pValue, statistic } of compareProfiles(TRAINING, TRAINING)) {
    assert.equal(value, 0);
    assert.ok(excess! < 0);
    assert.equal(pValue, statistic === "ks" ? 1 : null);
  }
});

Deno.test("compareProfiles() names the category or the value that moved most", () => {
  const type = { ...FRESH.type, FRAUD: 900 };
  const minute = { values: [90], counts: [5000] };
  const scores = compareProfiles(TRAINING, { ...FRESH, type, minute });
  assert.deepEqual([scores[0]!.mover!.at, scores[0]!.mover!.trainingShare], ["FRAUD", 0]);
  assertClose(scores[0]!.mover!.freshShare, 900 / 5900, 1e-12);
  // From 01:30 on all fresh records are counted, but few of the training ones.
  assert.deepEqual([scores[3]!.mover!.at, scores[3]!.mover!.freshShare], [90, 1]);
});

Deno.test("compareProfiles() has no score where a set has no records, and scores the others", () => {
  const none = { values: [], counts: [] };
  const scores = compareProfiles(TRAINING, { ...FRESH, hour: {}, x: none });
  for (const score of scores) {
    const missing = score.dimension === "hour" || score.dimension === "x";
    assert.equal(score.value === null, missing);
    assert.equal(score.mover === null, missing);
    assert.equal(score.freshN === 0, missing);
  }
});
