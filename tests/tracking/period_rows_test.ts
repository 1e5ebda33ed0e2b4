import assert from "node:assert/strict";
import { candidateRows, liftRows, periodName, takenRows } from "lib/tracking/period_rows.ts";
import { type SelectionRecord, toSelectionRecord } from "lib/tracking/selection_record.ts";
import { OPTIONS, studyTown } from "../zones/small_study.ts";

const STUDY = await studyTown();
const { name } = STUDY;
const later = toSelectionRecord([STUDY], {
  from: "2018-01-01",
  to: "2018-12-31",
  sha256: "",
  rule: OPTIONS.rule,
});
/** The same period earlier, where nothing passed and the last candidate was not tried. */
const earlier: SelectionRecord = structuredClone({
  ...later,
  from: "2017-01-01",
  to: "2017-12-31",
});
const study = earlier.studies[name]!;
study.evidence.pop();
study.verdicts.pop();
study.verdicts.forEach((each) => Object.assign(each, { chosen: false, reasons: ["fails"] }));
study.leader = study.evidence[0]!.id;

Deno.test("periodName() names the months", () => {
  assert.equal(periodName(later), "2018-01 to 2018-12");
});

Deno.test("takenRows() has a row a period, and says where nothing passed", () => {
  const rows = takenRows([earlier, later], name);
  assert.deepEqual(rows.map(({ period }) => period), ["2017-01 to 2017-12", "2018-01 to 2018-12"]);
  assert.equal(rows[0]!["the rule takes"], `none; ${study.evidence[0]!.name} fails least`);
});

Deno.test("candidateRows() follows one candidate through the periods, with what it failed", () => {
  const first = study.evidence[0]!.name;
  const rows = candidateRows([earlier, later], name, first);
  assert.deepEqual(rows.map(({ period }) => period), ["2017-01 to 2017-12", "2018-01 to 2018-12"]);
  assert.equal(rows[0]!.verdict, "fails");
  const last = later.studies[name]!.evidence.at(-1)!.name;
  assert.equal(candidateRows([earlier, later], name, last).length, 1);
});

Deno.test("liftRows() compares only what was tried in every period", () => {
  const rows = liftRows([earlier, later], name);
  assert.equal(rows.length, 2 * study.evidence.length);
  const { lift, name: candidate } = later.studies[name]!.evidence[1]!;
  assert.deepEqual(rows.findLast((row) => row.candidate === candidate)!.lift, lift);
});

Deno.test("rows of a population that was not studied are refused", () => {
  assert.throws(() => takenRows([later], "nobody"), { name: "RangeError" });
});
