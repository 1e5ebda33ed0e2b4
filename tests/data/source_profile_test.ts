import assert from "node:assert/strict";
import { join } from "node:path";
import { canonicalJson } from "lib/files/canonical_json.ts";
import { besideSource, loadSourceProfile, profileSource } from "lib/data/source_profile.ts";
import { incidentFrame } from "./incident_frame.ts";

const ALL = incidentFrame([
  { date: "2016-01-01T10:00" },
  { date: "2017-02-01T11:00", district: null },
  { date: "2018-03-01T12:00", primary_type: "ARSON", arrest: true },
]);
const SOURCE = profileSource(ALL, []);

Deno.test("profileSource() counts records by each column, those without a value in none", () => {
  assert.deepEqual([SOURCE.n, SOURCE.from, SOURCE.to], [3, "2016-01-01", "2018-03-01"]);
  const sums = Object.entries(SOURCE.counts).map((
    [key, rows],
  ) => [key, rows.reduce((sum, { n }) => sum + n, 0)]);
  assert.deepEqual(sums, [
    ["primary_type", 3],
    ["year", 3],
    ["month", 3],
    ["weekday", 3],
    ["hour", 3],
    ["district", 2],
  ]);
  assert.deepEqual(SOURCE.counts.primary_type!.map(({ n, arrests }) => [n, arrests]), [
    [1, 1],
    [2, 0],
  ]);
});

Deno.test("besideSource() compares a part with its whole", () => {
  const compared = besideSource(profileSource(ALL.slice(1, 2), []), SOURCE)!;
  assert.deepEqual(compared.map(({ key }) => key), [
    "primary_type",
    "year",
    "month",
    "weekday",
    "hour",
    "district",
  ]);
});

Deno.test("besideSource() refuses what reaches beyond the whole, or has more of a kind", () => {
  const later = incidentFrame([{ date: "2018-03-02T12:00", primary_type: "ARSON" }]);
  assert.equal(besideSource(profileSource(later, []), SOURCE), null);
  const more = incidentFrame([{ date: "2017-02-01T11:00", primary_type: "ARSON" }, {
    date: "2017-02-01T11:00",
    primary_type: "ARSON",
  }]);
  assert.equal(besideSource(profileSource(more, []), SOURCE), null);
});

Deno.test("loadSourceProfile() reads what was written, and names a field that does not fit", () => {
  const folder = Deno.makeTempDirSync();
  const path = join(folder, "profile.json");
  Deno.writeTextFileSync(path, canonicalJson(SOURCE));
  assert.deepEqual(loadSourceProfile(path), SOURCE);
  Deno.writeTextFileSync(path, canonicalJson({ ...SOURCE, n: -1 }));
  assert.throws(() => loadSourceProfile(path), { name: "UserError", message: /: n: / });
  Deno.removeSync(folder, { recursive: true });
});

Deno.test("the profile of the project is of the published files, every record in each count", () => {
  const { n, counts, files, from, to } = loadSourceProfile();
  assert.deepEqual([files.length, from, to], [12, "2001-01-01", "2018-11-12"]);
  for (const key of ["primary_type", "year", "month", "weekday", "hour"]) {
    assert.equal(counts[key]!.reduce((sum, row) => sum + row.n, 0), n, key);
  }
  assert.equal(counts.primary_type!.length, 33);
});
