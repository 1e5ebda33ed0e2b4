import assert from "node:assert/strict";
import { compareProfiles, type DriftScore } from "lib/drift/compare_profiles.ts";
import { leaveOneOut, type MonthScores, scoreMonths } from "lib/drift/month_scores.ts";
import { judgeScores, leastRecords, setThresholds } from "lib/drift/thresholds.ts";
import { drawMonths, drawProfile, plainProfile } from "./made_months.ts";

const SCORES = scoreMonths(leaveOneOut(drawMonths(12)));
const LOW = { type: 0, hour: 0, zone: 0, minute: 0, x: 0, y: 0 };

/** The months with the excess of types replaced. */
const withExcess = (excess: readonly number[]): MonthScores[] =>
  excess.map((value, i) => {
    const { month, scores } = SCORES[i]!;
    const replaced = scores.map((score): DriftScore =>
      score.dimension === "type" ? { ...score, excess: value } : score
    );
    return { month, scores: replaced };
  });

Deno.test("setThresholds() are the largest excess, or a quantile of it", () => {
  const months = withExcess([0.3, 0.1, 0.5, 0.2, 0.4]);
  assert.equal(setThresholds(months).type, 0.5);
  assert.equal(setThresholds(months, 0.5).type, 0.3);
  assert.throws(() => setThresholds(months, 0), /probability must be in \(0, 1\], .* is 0/);
  assert.throws(() => setThresholds([]), RangeError);
});

Deno.test("setThresholds() are no less than what chance alone passes in 1 of 100 months", () => {
  // Types: (chi-square 99 % of 3 degrees, 11.345, less its mean 3) (1 / 20,000 + 1 / 220,000).
  const { type, x } = setThresholds(withExcess([-0.1, -0.2]));
  assert.ok(Math.abs(type - (11.344867 - 3) * (1 / 20_000 + 1 / 220_000)) < 1e-9);
  // D: (1.6276 - 0.8687) times the root of the same.
  const byChance = (1.6276236 - 0.8687312) * Math.sqrt(1 / 20_000 + 1 / 220_000);
  assert.ok(x >= byChance - 1e-9);
});

Deno.test("setThresholds() refuse months without a score", () => {
  const none = { values: [], counts: [] };
  const pairs = [{
    month: "2018-01",
    training: drawProfile(1),
    fresh: { ...drawProfile(2), x: none },
  }];
  assert.throws(() => setThresholds(scoreMonths(pairs)), /2018-01 must have records by x/);
});

Deno.test("leastRecords() are those with which chance passes the threshold in 1 of 100 sets", () => {
  const types = { statistic: "psi", categories: 4, trainingN: 20_000 } as const;
  const n = leastRecords(types, 0.005)!;
  const byChance = (fresh: number) => (11.344867 - 3) * (1 / fresh + 1 / 20_000);
  assert.ok(byChance(n) <= 0.005 && byChance(n - 1) > 0.005, `${n}`);
  const values = { statistic: "ks", categories: 99, trainingN: 20_000 } as const;
  const m = leastRecords(values, 0.02)!;
  const d = (fresh: number) => (1.6276236 - 0.8687312) * Math.sqrt(1 / fresh + 1 / 20_000);
  assert.ok(d(m) <= 0.02 && d(m - 1) > 0.02, `${m}`);
});

Deno.test("leastRecords() are none where training itself is too small, one for a single category", () => {
  const types = { statistic: "psi", categories: 4, trainingN: 1000 } as const;
  assert.equal(leastRecords(types, 0.008), null);
  assert.equal(leastRecords({ ...types, trainingN: 0 }, 0.5), null);
  assert.equal(leastRecords({ ...types, categories: 1 }, 0), 1);
});

Deno.test("leastRecords() hold in random files: about 1 of 100 passes the threshold", () => {
  const training = drawProfile(7, 1_000_000);
  const threshold = 0.005;
  const [type] = compareProfiles(training, drawProfile(8, 1000));
  const n = leastRecords(type!, threshold)!;
  let passed = 0;
  for (let seed = 100; seed < 1100; seed++) {
    if (compareProfiles(training, drawProfile(seed, n))[0]!.excess! > threshold) passed++;
  }
  // 10 expected; below 22 in 99.9 % of tries, and the seeds are fixed.
  assert.ok(passed > 1 && passed < 22, `${passed}`);
});

Deno.test("judgeScores() alarm above the threshold and not at it", () => {
  const scores = compareProfiles(drawProfile(1), drawProfile(2));
  const high = { type: 1, hour: 1, zone: 1, minute: 1, x: 1, y: 1 };
  const verdicts = judgeScores(scores, high).map(({ verdict }) => verdict);
  assert.deepEqual(verdicts, Array(6).fill("no alarm"));
  const at = (excess: number) =>
    judgeScores(scores.map((score) => ({ ...score, excess })), { ...high, type: 0.5 })[0]!.verdict;
  assert.deepEqual([at(0.5), at(0.5000001)], ["no alarm", "alarm"]);
});

Deno.test("judgeScores() tell nothing from few records, or from none", () => {
  const thresholds = { type: 0.01, hour: 0.01, zone: 0.01, minute: 0.02, x: 0.02, y: 0.02 };
  const none = { values: [], counts: [] };
  const fresh = { ...drawProfile(2, 100), x: none };
  const judged = judgeScores(compareProfiles(drawProfile(1), fresh), thresholds);
  for (const { verdict, leastN, dimension } of judged) {
    assert.equal(verdict, "too few to tell", dimension);
    assert.ok(leastN! > 100);
  }
});

Deno.test("judgeScores() can judge any number of records of a single category", () => {
  const scores = compareProfiles(plainProfile(50), plainProfile(5));
  for (const { verdict, leastN } of judgeScores(scores, LOW)) {
    assert.deepEqual([verdict, leastN], ["no alarm", 1]);
  }
});
