import assert from "node:assert/strict";
import { join } from "node:path";
import { formatScores, parseDriftOptions, scoreDrift } from "lib/commands/drift.ts";
import { PROJECT_RECORDS, ROOT } from "lib/config.ts";
import { loadBoundary } from "lib/data/boundaries.ts";
import { defaultTimes, flagDefaultTimes } from "lib/data/default_times.ts";
import { driftCounts } from "lib/data/drift_counts.ts";
import { preprocess } from "lib/data/preprocess.ts";
import { sampleRandom } from "lib/data/sample.ts";
import { relabelType } from "lib/drift/alterations.ts";
import { canonicalJson } from "lib/files/canonical_json.ts";
import { writeFile } from "lib/files/write_file.ts";
import { createRegion } from "lib/space/region.ts";
import { DRIFT, type RecordedDrift } from "lib/tracking/drift_file.ts";
import { monthProfiles, profileOf } from "lib/tracking/drift_profile.ts";
import { readRunRecords } from "lib/tracking/experiments.ts";
import { openZones } from "lib/tracking/geo_zone_model.ts";
import { makeModels } from "../tracking/made_models.ts";

const NEWER = join(ROOT, "tests/fixtures/crimes_2024_excerpt.csv.zst");

const outputs = makeModels();
const record = readRunRecords(outputs).find(({ task }) => task === "geo")!;
const zones = openZones(join(outputs, record.artifacts[0]!.path), record);
const city = createRegion(loadBoundary("city").polygons.flat());
const all = preprocess([PROJECT_RECORDS], city).kept;
const stamps = defaultTimes(all);
const training = sampleRandom(flagDefaultTimes(all, stamps), 60_000, 1);
const RECORDED: RecordedDrift = {
  schemaVersion: 1,
  runId: record.runId,
  from: "2017-01",
  to: "2018-10",
  defaults: stamps.filter((row) => row.is_default)
    .map(({ primary_type, stamp }) => ({ primary_type, stamp, is_default: true })),
  profile: profileOf(driftCounts(training), zones),
  thresholds: { type: 0.02, hour: 0.02, zone: 0.02, minute: 0.03, x: 0.03, y: 0.03 },
};
writeFile(join(outputs, DRIFT), canonicalJson(RECORDED));

Deno.test("drift finds nothing in the records that the profile was drawn from", () => {
  const scores = scoreDrift([PROJECT_RECORDS], outputs);
  assert.deepEqual(scores.map(({ verdict }) => verdict), Array(6).fill("no alarm"));
  assert.match(
    formatScores(scores),
    /^500,000 records against 60,000\n(.+\n){6}No drift found\.\n$/,
  );
});

Deno.test("drift finds types that have moved, and those alone, and says which moved most", () => {
  const profile = relabelType(RECORDED.profile, "THEFT", "BATTERY", 0.5);
  writeFile(join(outputs, DRIFT), canonicalJson({ ...RECORDED, profile }));
  const scores = scoreDrift([PROJECT_RECORDS], outputs);
  writeFile(join(outputs, DRIFT), canonicalJson(RECORDED));
  assert.deepEqual(scores.map(({ verdict }) => verdict), ["alarm", ...Array(5).fill("no alarm")]);
  assert.match(formatScores(scores), /Offense type .*: alarm\. (THEFT|BATTERY): /);
  assert.match(formatScores(scores), /\nDrift in offense type\.\n$/);
});

Deno.test("drift says that few records cannot tell, whatever they look like", () => {
  const scores = scoreDrift([NEWER], outputs);
  assert.deepEqual(new Set(scores.map(({ verdict }) => verdict)), new Set(["too few to tell"]));
});

Deno.test("drift refuses a profile of another fit, and places that are not those recorded", () => {
  const other = makeModels();
  writeFile(join(other, DRIFT), canonicalJson({ ...RECORDED, runId: "04-ward-000000000000" }));
  assert.throws(
    () => scoreDrift([NEWER], other),
    /The profile is of 04-ward-0+, the champion is 04/,
  );
  writeFile(join(other, DRIFT), canonicalJson(RECORDED));
  writeFile(join(other, record.artifacts[0]!.path), "changed");
  assert.throws(() => scoreDrift([NEWER], other), /is not the file that .* was recorded with/);
  Deno.removeSync(other, { recursive: true });
});

Deno.test("profileOf() counts every record, in a zone or in none", () => {
  const counts = driftCounts(training);
  const { zone, type, minute } = profileOf(counts, zones);
  const sum = (of: Readonly<Record<string, number>>) =>
    Object.values(of).reduce((a, b) => a + b, 0);
  assert.deepEqual([sum(zone), sum(type)], [60_000, 60_000]);
  assert.equal(minute.counts.reduce((a, b) => a + b, 0), 60_000);
  assert.ok(zone["no zone"]! > 50_000 && zone["1"]! > 0);
});

Deno.test("monthProfiles() takes the months that are there in full", () => {
  const months = monthProfiles(training, zones).map(({ month }) => month);
  assert.deepEqual([months.length, months[0], months.at(-1)], [22, "2017-01", "2018-10"]);
});

Deno.test("drift refuses to run without data, without a profile, and with one that does not fit", () => {
  assert.throws(() => parseDriftOptions([], "/"), { name: "UserError", message: /--data/ });
  assert.throws(() => parseDriftOptions(["--fast"], "/"), /See deno task drift --help/);
  assert.deepEqual(parseDriftOptions(["--data", "a.csv", "b.csv"], "/x").files, [
    "/x/a.csv",
    "/x/b.csv",
  ]);
  const empty = makeModels();
  assert.throws(() => scoreDrift([NEWER], empty), {
    name: "UserError",
    message: /It needs a run with a champion/,
  });
  writeFile(join(empty, DRIFT), canonicalJson({ ...RECORDED, thresholds: {} }));
  assert.throws(() => scoreDrift([NEWER], empty), /drift\.json: thresholds\.type: expected number/);
  Deno.removeSync(empty, { recursive: true });
});
