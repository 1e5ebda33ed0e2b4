import assert from "node:assert/strict";
import { cellTime, N_TIME_CELLS } from "lib/data/time_cells.ts";
import { createMultinomial } from "lib/numeric/multinomial.ts";
import {
  cutHeight,
  describePatterns,
  leadingPatterns,
  patternSweep,
  patternVerdicts,
  typeGroupRows,
  typeHours,
  typeKinds,
  typeWeeks,
} from "lib/patterns/pattern_rows.ts";
import { PATTERN_RULE } from "lib/patterns/pattern_selection.ts";
import { studyPatterns } from "lib/patterns/pattern_study.ts";
import { bestTypeClustering } from "lib/patterns/type_clusters.ts";
import { typeProfiles } from "lib/patterns/type_profiles.ts";
import { toPatternFits, toTypeFits } from "lib/tracking/time_fit.ts";
import { toRunRecord } from "lib/tracking/run_record.ts";

const days = new Uint32Array(N_TIME_CELLS).fill(1);
const half = createMultinomial(Float64Array.from(days, (_, cell) => cellTime(cell).hour + 1), 5000);
const halves = [half(1), half(2)] as const;
const counts = halves[0].map((n, i) => n + halves[1][i]!);
const STUDY = await studyPatterns({ counts, halves, days }, {
  metrics: ["equal", "variation"],
  ks: [2, 3],
  nInit: 2,
  seed: 1,
  draws: 3,
  independentDraws: 2,
  bootstraps: 3,
  rule: PATTERN_RULE,
});

Deno.test("patternSweep() has the records and the range of draws for each number of patterns", () => {
  const rows = patternSweep(STUDY);
  assert.equal(rows.length, 8);
  const even = rows.find(({ series, k }) => series === "spread evenly" && k === 3)!;
  assert.ok(even.low <= even.value && even.value <= even.high);
});

Deno.test("patternVerdicts() tells why each lost, and names candidates in words", () => {
  const rows = patternVerdicts(STUDY);
  assert.equal(rows.length, 4);
  assert.equal(rows[0]!.candidate, "2 patterns, equal circles");
  assert.match(String(rows[0]!.verdict), /2 patterns, not 3 to 5/);
  assert.ok(rows.every(({ verdict }) => !/(equal|variation)-\d/.test(String(verdict))));
  assert.equal(leadingPatterns(STUDY).id, STUDY.selection.leader);
  assert.match(describePatterns(leadingPatterns(STUDY)), /patterns, /);
});

Deno.test("toPatternFits() records every clustering with n and both nulls, each under its own name", () => {
  const context = { seed: 1, sha256: "ab", artifacts: [] };
  const fits = [
    ...toPatternFits(STUDY, "times known", context),
    ...toPatternFits(STUDY, "default times included", context),
    ...toTypeFits(
      [{
        k: 2,
        labels: Int32Array.of(0, 1),
        inertia: 1,
        silhouette: 0.5,
        null: STUDY.fits[0]!.even,
        drawn: [],
      }],
      [{ n: 4 }, { n: 5 }],
      context,
    ),
  ];
  const records = fits.map((fit) => toRunRecord("05_temporal_clustering", fit, () => ""));
  assert.equal(new Set(records.map(({ runId }) => runId)).size, 9);
  for (const { metrics } of records.slice(0, 4)) {
    assert.equal(metrics.silhouette!.n, 10_000);
    assert.equal(metrics.silhouette!.null!.draws, 3);
    assert.equal(metrics.silhouette_independent!.null!.draws, 2);
  }
  assert.deepEqual(records.at(-1)!.data, { sha256: "ab", nIncidents: 9, nPlaces: 2 });
});

const week = (primary_type: string, countOf: (hour: number) => number) =>
  Array.from({ length: 168 }, (_, i) => (
    {
      primary_type,
      weekday: Math.floor(i / 24) + 1,
      hour: i % 24,
      n: countOf(i),
      arrests: 0,
      domestic: 0,
    }
  ));
const PROFILES = typeProfiles(
  [...week("DAY", (i) => i % 24 >= 12 ? 30 : 10), ...week("FEW", () => 1)],
  { weekdays: Array(7).fill(10), bandwidthHours: 0.1, minN: 1000, maxUniform: 0.1 },
);

Deno.test("typeHours() and typeWeeks() are times an even day or week", () => {
  const hours = typeHours(PROFILES.slice(0, 1));
  assert.deepEqual(hours.map(({ times }) => times.toFixed(6)), [
    ...Array(12).fill("0.500000"),
    ...Array(12).fill("1.500000"),
  ]);
  const weeks = typeWeeks(PROFILES.slice(0, 1));
  const mean = weeks.reduce((sum, { share }) => sum + share, 0) / 168;
  assert.ok(Math.abs(mean - 1) < 1e-12);
  assert.ok(weeks.every(({ low, share, high }) => low < share && share < high));
});

Deno.test("typeKinds() counts every type and incident once", () => {
  const rows = typeKinds(PROFILES, (type) => type.toLowerCase());
  assert.deepEqual(rows.map(({ number }) => number), [1, 0, 1]);
  assert.deepEqual(rows.map(({ which }) => which), ["day", "none", "few"]);
});

Deno.test("bestTypeClustering() takes the highest lift, and asks chance for its highest as well", () => {
  const at = (k: number, lift: number, drawn: number[]) => ({
    k,
    labels: Int32Array.of(0, 1),
    inertia: 0,
    silhouette: 0,
    null: { ...STUDY.fits[0]!.even, lift, mean: 0.1 },
    drawn,
  });
  const tried = [at(2, 0.1, [0.1, 0.1, 0.5]), at(3, 0.2, [0.1, 0.1, 0.1]), at(4, 0.2, [0.4, 0, 0])];
  const { k, p } = bestTypeClustering(tried);
  // 0.5 - 0.1 and 0.4 - 0.1 are as high as 0.2
  assert.deepEqual([k, p], [3, 3 / 4]);
});

Deno.test("typeGroupRows() names every type once, cutHeight() lies between two merges", () => {
  const grouped = { k: 2, labels: Int32Array.of(0, 1), inertia: 0, silhouette: 0, drawn: [] };
  const rows = typeGroupRows({ ...grouped, null: STUDY.fits[0]!.even }, PROFILES, (type) => type);
  assert.deepEqual(rows.map(({ which }) => which), ["DAY", "FEW"]);
  assert.equal(cutHeight([{ height: 1 }, { height: 2 }, { height: 6 }], 2), 4);
});
