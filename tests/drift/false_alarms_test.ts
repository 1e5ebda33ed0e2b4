import assert from "node:assert/strict";
import { DIMENSIONS, type DriftScore } from "lib/drift/compare_profiles.ts";
import {
  calibrateDrift,
  countFalseAlarms,
  type FalseAlarms,
  splitMonths,
} from "lib/drift/false_alarms.ts";
import { leaveOneOut, scoreMonths } from "lib/drift/month_scores.ts";
import { judgeScores, setThresholds } from "lib/drift/thresholds.ts";
import { wilsonInterval } from "lib/numeric/wilson.ts";
import { drawMonths, drawProfile } from "./made_months.ts";

const MONTHS = drawMonths(12);

const find = (rows: readonly FalseAlarms[], rule: string, dimension: string) =>
  rows.find((row) => row.rule === rule && row.dimension === dimension)!;

Deno.test("calibrateDrift() sets thresholds on the first half and measures on the second", () => {
  const { thresholds, setOn, measuredOn, falseAlarms } = calibrateDrift(MONTHS);
  const names = MONTHS.map(({ month }) => month);
  assert.deepEqual([setOn, measuredOn], [names.slice(0, 6), names.slice(6)]);
  const scores = scoreMonths(leaveOneOut(MONTHS));
  assert.deepEqual(thresholds, setThresholds(scores.slice(0, 6)));
  assert.deepEqual(falseAlarms, countFalseAlarms(scores.slice(6), thresholds));
  const odd = calibrateDrift(MONTHS.slice(0, 5));
  assert.deepEqual([odd.setOn.length, odd.measuredOn.length], [2, 3]);
});

Deno.test("calibrateDrift() is plain JSON and takes a quantile and a season", () => {
  const calibration = calibrateDrift(drawMonths(24), { reference: "season", probability: 0.5 });
  assert.deepEqual(JSON.parse(JSON.stringify(calibration)), calibration);
  assert.deepEqual([calibration.reference, calibration.probability], ["season", 0.5]);
  const whole = calibrateDrift(drawMonths(24), { reference: "season" });
  assert.ok(DIMENSIONS.every((each) => whole.thresholds[each] >= calibration.thresholds[each]));
});

Deno.test("calibrateDrift() on the first half alone finds drift that begins in the second", () => {
  const late = drawMonths(3, 50).map(({ profile }) => (
    { ...profile, type: { ...profile.type, FRAUD: 4000 } }
  ));
  const months = MONTHS.map(({ month, profile }, i) => ({
    month,
    profile: late[i - 9] ?? profile,
  }));
  const { thresholds, falseAlarms } = calibrateDrift(months, { reference: "first half" });
  assert.equal(find(falseAlarms, "PSI > 0.1", "type").alarms, 3);
  const { measuring } = splitMonths(months, "first half");
  const verdicts = scoreMonths(measuring).map(({ scores }) => judgeScores(scores, thresholds)[0]!);
  assert.deepEqual(verdicts.slice(3).map(({ verdict }) => verdict), Array(3).fill("alarm"));
  assert.deepEqual(verdicts.slice(3).map(({ mover }) => mover!.at), Array(3).fill("FRAUD"));
});

Deno.test("calibrateDrift() on the first half alone knows nothing of the second", () => {
  const others = drawMonths(12, 90);
  const months = MONTHS.map((month, i) => i < 6 ? month : others[i]!);
  const [a, b] = [MONTHS, months].map((each) => calibrateDrift(each, { reference: "first half" }));
  assert.deepEqual(a!.thresholds, b!.thresholds);
  assert.notDeepEqual(calibrateDrift(MONTHS).thresholds, calibrateDrift(months).thresholds);
});

Deno.test("calibrateDrift() refuses fewer than four months", () => {
  assert.throws(() => calibrateDrift(MONTHS.slice(0, 3)), /at least 4 months, current value is 3/);
});

Deno.test("countFalseAlarms() of months without drift are few: about 1 of 10 for each dimension", () => {
  // Above the largest of nine months the tenth lies with chance 1 / 10; tried on 60 months.
  const pairs = leaveOneOut(drawMonths(69, 500, 5000));
  const thresholds = setThresholds(scoreMonths(pairs.slice(0, 9)));
  const rows = countFalseAlarms(scoreMonths(pairs.slice(9)), thresholds);
  for (const dimension of DIMENSIONS) {
    const { alarms, months, tooFew } = find(rows, "threshold", dimension);
    assert.equal(months + tooFew, 60);
    assert.ok(alarms <= 15, `${dimension}: ${alarms}`);
  }
});

Deno.test("countFalseAlarms() count a month once however many of its dimensions alarm", () => {
  const scores = scoreMonths(leaveOneOut(MONTHS));
  const raised = scores.map(({ month, scores }, i) => ({
    month,
    scores: scores.map((score): DriftScore => ({ ...score, excess: i < 3 ? 10 : 0 })),
  }));
  const rows = countFalseAlarms(raised, { type: 1, hour: 1, zone: 99, minute: 99, x: 99, y: 99 });
  assert.deepEqual(rows.slice(0, 6).map(({ alarms }) => alarms), [3, 3, 0, 0, 0, 0]);
  const any = find(rows, "threshold", "any");
  assert.deepEqual([any.alarms, any.months, any.share], [3, 12, 0.25]);
  assert.deepEqual({ low: any.low, high: any.high }, wilsonInterval(3, 12));
});

Deno.test("countFalseAlarms() apply rules of thumb to their own statistic alone", () => {
  const rows = countFalseAlarms(
    scoreMonths(leaveOneOut(MONTHS)),
    setThresholds(
      scoreMonths(leaveOneOut(MONTHS)),
    ),
  );
  const dimensionsOf = (rule: string) =>
    rows.filter((row) => row.rule === rule).map(({ dimension }) => dimension);
  assert.deepEqual(dimensionsOf("threshold"), [...DIMENSIONS, "any"]);
  assert.deepEqual(dimensionsOf("PSI > 0.25"), ["type", "hour", "zone", "any"]);
  assert.deepEqual(dimensionsOf("KS p < 0.05"), ["minute", "x", "y", "any"]);
});

Deno.test("countFalseAlarms() take 0.1 and 0.25 for limits of the index itself, 0.05 of p", () => {
  const [month] = scoreMonths(leaveOneOut(MONTHS));
  const at = (value: number, pValue: number) => [{
    month: "2018-01",
    scores: month!.scores.map((score): DriftScore => ({ ...score, value, pValue })),
  }];
  const thresholds = setThresholds(scoreMonths(leaveOneOut(MONTHS)));
  const alarms = (value: number, pValue: number) => {
    const rows = countFalseAlarms(at(value, pValue), thresholds);
    return ["PSI > 0.1", "PSI > 0.25", "KS p < 0.05"].map((rule) => find(rows, rule, "any").alarms);
  };
  assert.deepEqual(alarms(0.1, 0.05), [0, 0, 0]);
  assert.deepEqual(alarms(0.2, 0.049), [1, 0, 1]);
  assert.deepEqual(alarms(0.26, 1), [1, 1, 0]);
});

Deno.test("countFalseAlarms() leave out months that are too few to tell, and say how many", () => {
  const training = drawProfile(1);
  const pairs = [{ month: "2018-01", training, fresh: drawProfile(2) }, {
    month: "2018-02",
    training,
    fresh: drawProfile(3, 50),
  }];
  const thresholds = { type: 0.01, hour: 0.01, zone: 0.01, minute: 0.02, x: 0.02, y: 0.02 };
  const scores = scoreMonths(pairs);
  assert.equal(judgeScores(scores[1]!.scores, thresholds)[0]!.verdict, "too few to tell");
  const rows = countFalseAlarms(scores, thresholds);
  const any = find(rows, "threshold", "any");
  assert.deepEqual([any.alarms, any.months, any.tooFew], [0, 1, 1]);
  const none = find(countFalseAlarms(scores.slice(1), thresholds), "threshold", "type");
  assert.deepEqual([none.share, none.low, none.high, none.tooFew], [null, 0, 1, 1]);
  assert.throws(() => countFalseAlarms([], thresholds), /there must be a month/);
});
