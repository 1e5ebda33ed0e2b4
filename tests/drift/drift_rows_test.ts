import assert from "node:assert/strict";
import { compareProfiles, DIMENSIONS } from "lib/drift/compare_profiles.ts";
import {
  DIMENSION_NAMES,
  driftTable,
  falseAlarmTable,
  formatDrift,
  leastFoundTable,
  monthDriftRows,
} from "lib/drift/drift_rows.ts";
import { calibrateDrift } from "lib/drift/false_alarms.ts";
import { leaveOneOut, scoreMonths } from "lib/drift/month_scores.ts";
import { judgeScores } from "lib/drift/thresholds.ts";
import { drawMonths, drawProfile } from "./made_months.ts";

const THRESHOLDS = { type: 0.01, hour: 0.02, zone: 0.01, minute: 0.02, x: 0.02, y: 0.02 };
const MONTHS = drawMonths(8);

Deno.test("driftTable() shows value, chance and limit of each dimension, so that they compare", () => {
  const scores = compareProfiles(drawProfile(1), drawProfile(2));
  const rows = driftTable(judgeScores(scores, THRESHOLDS));
  assert.deepEqual(
    rows.map(({ dimension }) => dimension),
    DIMENSIONS.map((each) => DIMENSION_NAMES[each]),
  );
  rows.forEach((row, i) => {
    const { value, byChance, dimension } = scores[i]!;
    assert.equal(row.value, value!.toFixed(4));
    assert.equal(row["by chance"], byChance!.toFixed(4));
    assert.equal(row["alarms above"], (byChance! + THRESHOLDS[dimension]).toFixed(4));
    assert.equal(row.says, "no alarm");
  });
  assert.equal(rows[0]!.records, "20,000");
});

Deno.test("driftTable() says what moved most in the words of its dimension", () => {
  const fresh = {
    ...drawProfile(2),
    type: { FRAUD: 100 },
    zone: { 3: 100 },
    minute: { values: [605], counts: [100] },
    x: { values: [500], counts: [100] },
    y: { values: [1000], counts: [100] },
  };
  const scores = compareProfiles({ ...drawProfile(1), zone: { 4: 100 } }, fresh);
  const moved = driftTable(judgeScores(scores, THRESHOLDS)).map((row) => row["moved most"]);
  assert.equal(moved[0], "FRAUD: 0.0 % in training, 100.0 % now");
  assert.match(moved[1]!, /^\d\d:00: /);
  assert.match(moved[2]!, /^zone [34]: /);
  assert.match(moved[3]!, /^until \d\d:\d\d: /);
  assert.match(moved[4]!, /^west of 0\.55 km: \d\d\.\d % in training, 100\.0 % now$/);
  assert.match(moved[5]!, /^south of 1\.05 km: /);
});

Deno.test("driftTable() has words for a dimension without records", () => {
  const none = { values: [], counts: [] };
  const scores = compareProfiles(drawProfile(1), { ...drawProfile(2), x: none });
  const row = driftTable(judgeScores(scores, THRESHOLDS))[4]!;
  assert.deepEqual([row.value, row["alarms above"], row.says, row["moved most"], row.records], [
    "n/a",
    "n/a",
    "too few to tell",
    "no records",
    "0",
  ]);
});

Deno.test("formatDrift() says that nothing was found", () => {
  assert.equal(formatDrift([{ dimension: "x", verdict: "no alarm" }]), "No drift found.");
  assert.equal(
    formatDrift([{ dimension: "x", verdict: "too few to tell" }]),
    "No drift found; too few records to tell in west to east.",
  );
});

Deno.test("monthDriftRows() are a line of months for each dimension, 1 at its threshold", () => {
  const months = scoreMonths(leaveOneOut(MONTHS));
  const rows = monthDriftRows(months, { ...THRESHOLDS, y: -1 });
  assert.equal(rows.length, 48);
  assert.deepEqual(rows.slice(0, 8).map(({ month }) => month), MONTHS.map(({ month }) => month));
  assert.equal(new Set(rows.slice(0, 8).map(({ dimension }) => dimension)).size, 1);
  const first = months[0]!.scores[0]!.excess!;
  assert.deepEqual([rows[0]!.score, rows[0]!.score_to_threshold], [first, first / 0.01]);
  assert.deepEqual(
    rows.map(({ alarm }) => alarm),
    rows.map(({ dimension }) => dimension === "South to north"),
  );
});

Deno.test("falseAlarmTable() is a row a rule, with the dimensions that alarmed", () => {
  const rows = falseAlarmTable(calibrateDrift(MONTHS).falseAlarms);
  assert.deepEqual(rows.map(({ rule }) => rule), [
    "threshold",
    "PSI > 0.1",
    "PSI > 0.25",
    "KS p < 0.05",
  ]);
  assert.deepEqual(rows[2], {
    rule: "PSI > 0.25",
    "months that alarm": "0 of 4",
    share: "0.0 %",
    "95 % interval": "0.0 to 49.0 %",
    "alarms by dimension": "none",
  });
});

Deno.test("leastFoundTable() has words for what is never found", () => {
  const rows = leastFoundTable([
    { drift: "of THEFT recorded as BATTERY", inHalf: 0.05, inAll: 0.1, foundBy: "type" },
    { drift: "of all times an hour late", inHalf: null, inAll: null, foundBy: null },
  ]);
  assert.deepEqual(rows.map((row) => Object.values(row)), [
    ["of THEFT recorded as BATTERY", "5 %", "10 %", "Offense type"],
    ["of all times an hour late", "not found", "not found", ""],
  ]);
});
