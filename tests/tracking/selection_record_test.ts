import assert from "node:assert/strict";
import { join } from "node:path";
import { canonicalJson } from "lib/files/canonical_json.ts";
import {
  loadEarlierSelections,
  readSelectionRecord,
  toSelectionRecord,
} from "lib/tracking/selection_record.ts";
import { selectCandidate, SELECTION_RULE } from "lib/zones/selection.ts";
import { OPTIONS, studyTown } from "../zones/small_study.ts";

const STUDY = await studyTown();
const ABOUT = { from: "2017-01-01", to: "2017-12-31", sha256: "ab", rule: OPTIONS.rule };

Deno.test("earlier periods were selected by the rule as it stands, which gives the same again", () => {
  const records = loadEarlierSelections();
  assert.ok(records.length >= 4);
  for (const { from, rule, studies } of records) {
    const { maxZoneSquareKilometers, ...demands } = rule;
    assert.deepEqual(demands, SELECTION_RULE, from);
    assert.ok(maxZoneSquareKilometers > 20 && maxZoneSquareKilometers < 30);
    for (const { evidence, verdicts, leader } of Object.values(studies)) {
      assert.deepEqual(selectCandidate(evidence, rule), { verdicts, leader }, from);
    }
  }
});

Deno.test("earlier periods follow each other, and none reaches into the records of the project", () => {
  const records = loadEarlierSelections();
  records.slice(1).forEach(({ from }, i) => assert.ok(from >= records[i]!.to));
  assert.ok(records.at(-1)!.to <= "2016-12-29");
});

Deno.test("toSelectionRecord() keeps what the rule looked at, so that it can be applied again", () => {
  const record = toSelectionRecord([STUDY], ABOUT);
  const { evidence, verdicts, leader, nIncidents } = record.studies[STUDY.name]!;
  assert.deepEqual({ verdicts, leader }, STUDY.selection);
  assert.deepEqual(selectCandidate(evidence, record.rule), STUDY.selection);
  assert.equal(nIncidents, STUDY.population.places.weight.reduce((sum, each) => sum + each, 0));
  evidence.forEach(({ silhouette, lift }, i) => {
    assert.equal(silhouette, STUDY.evidence[i]!.scores.silhouette);
    assert.equal(lift, STUDY.evidence[i]!.null.lift);
  });
});

Deno.test("readSelectionRecord() reads what toSelectionRecord() made", () => {
  const path = join(Deno.makeTempDirSync(), "selection.json");
  const record = toSelectionRecord([STUDY], ABOUT);
  Deno.writeTextFileSync(path, canonicalJson(record));
  assert.deepEqual(readSelectionRecord(path), record);
});

Deno.test("readSelectionRecord() refuses a file that is none, in one line", () => {
  const path = join(Deno.makeTempDirSync(), "broken.json");
  for (
    const text of ["", "{", "null", "{}", '{"from":"a","to":"b","rule":{},"studies":{"x":{}}}']
  ) {
    Deno.writeTextFileSync(path, text);
    assert.throws(() => readSelectionRecord(path), {
      name: "UserError",
      message: /^[^\n]*broken\.json[^\n]*Restore the file from the repository\.$/,
    });
  }
});
