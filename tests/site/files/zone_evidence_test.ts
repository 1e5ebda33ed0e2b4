import assert from "node:assert/strict";
import { fitEvidence, fitNotice } from "lib/site/files/zone_evidence.ts";
import type { FitSummary } from "lib/site/files/zone_format.ts";
import type { RegisteredModel } from "lib/tracking/registry.ts";
import { type Metric, type RunRecord, toRunRecord } from "lib/tracking/run_record.ts";

const FIT: FitSummary = {
  key: "all.hot9-ward-5",
  population: "all",
  algorithm: "ward",
  hotCells: 9,
  parameters: "",
  words: "",
  alias: null,
  names: [],
};

function recordOf(metrics: Record<string, Metric>): RunRecord {
  return toRunRecord("04_geo_clustering", {
    task: "geo",
    algorithm: "ward",
    params: { k: 5 },
    seed: 1,
    data: { sha256: "ab", nIncidents: 2000, nPlaces: 5 },
    artifacts: [],
    metrics,
  }, () => "");
}

const NULL = { method: "", draws: 99, undefined: 0, mean: 0.3, min: 0.2, max: 0.35, p: 0.01 };
const silhouette = { value: 0.7, n: 1000, noise: "excluded", null: NULL } as const;
const textOf = (lines: ReturnType<typeof fitEvidence>, label: string) =>
  lines.find((line) => line.label === label)?.text ?? "";

Deno.test("evidence: a silhouette stands beside its incidents, its noise and chance", () => {
  const text = textOf(fitEvidence(FIT, recordOf({ silhouette }), null), "Separation");
  assert.match(
    text,
    /^Silhouette 0\.70 .* over the 1,000 incidents in zones, those in none left out/,
  );
  assert.match(
    text,
    /0\.30 on average and 0\.35 at most in 99 draws: \+0\.40 over chance, p = 0\.01/,
  );
});

Deno.test("evidence: where chance finds no zones, there is no lift", () => {
  const none = { ...NULL, draws: 19, undefined: 19, mean: null, min: null, max: null, p: 0.05 };
  const lines = fitEvidence(FIT, recordOf({ silhouette: { ...silhouette, null: none } }), null);
  assert.match(textOf(lines, "Separation"), /no two such zones in 19 draws, so there is no chance/);
  const undefined_ = { value: null, why: "1 clusters have no such score", n: 9, noise: "none" };
  const without = fitEvidence(FIT, recordOf({ silhouette: undefined_ as Metric }), null);
  assert.match(textOf(without, "Separation"), /No silhouette: 1 clusters have no such score/);
});

Deno.test("evidence: what is caught stands beside the ground that it is caught on", () => {
  const all = { n: 500, noise: "included" } as const;
  const record = recordOf({
    next_share: { value: 0.2, ...all },
    next_pai: { value: 10, ...all },
    noise_share: { value: 0.6, ...all },
    stability_halves: { value: 0.75, n: 120, noise: "included" },
  });
  const lines = fitEvidence(FIT, record, null);
  assert.match(textOf(lines, "Next period"), /20\.0 % of the 500 .* on 2\.0 % .* 10\.0 times/);
  assert.match(textOf(lines, "In no zone"), /60\.0 % .*nothing of most/);
  assert.match(textOf(lines, "Same again"), /^Those of the first .* 0\.75, over 120 incidents\.$/);
  assert.deepEqual(fitEvidence(FIT, null, null), []);
});

Deno.test("evidence: what the registry says of a fit, in words", () => {
  const record = recordOf({ silhouette });
  const model = (why: string, hasVersion: boolean): RegisteredModel => ({
    name: "geo-zones",
    title: "Zones",
    task: "geo",
    criteria: [],
    versions: hasVersion
      ? [{ version: 3, runId: record.runId, chapter: "04", algorithm: "ward", gate: [] }]
      : [],
    aliases: {},
    history: why === "" ? [] : [{
      date: "2018-12-01",
      proposal: "",
      runId: record.runId,
      version: null,
      outcome: hasVersion ? "promoted" : "refused",
      why,
    }],
  });
  const said = (fit: FitSummary, found: RegisteredModel) =>
    textOf(fitEvidence(fit, record, found), "Registry");
  assert.match(said(FIT, model("too large", false)), /refused: too large\.$/);
  assert.match(said({ ...FIT, alias: "champion" }, model("", true)), /^Champion: version 3/);
  assert.match(said(FIT, model("", true)), /^Version 3 of geo-zones/);
  assert.match(said(FIT, model("", false)), /was not proposed/);
});

Deno.test("fitNotice() says of zones of the whole city that they are no hot spots", () => {
  const whole = { ...FIT, hotCells: null };
  const size = { value: 79.6, n: 1000, noise: "none" } as const;
  const weak = { ...silhouette, value: 0.32, noise: "none" } as const;
  const record = recordOf({ silhouette: weak, largest_zone_square_kilometers: size });
  assert.match(fitNotice(whole, record)!, /of 80 km².*not hot spots.*\(silhouette \+0\.02\)/);
  const strong = recordOf({ silhouette: { ...silhouette, noise: "none" } });
  assert.match(
    fitNotice(whole, strong)!,
    /not hot spots: each holds busy and quiet ground alike\.$/,
  );
  assert.match(fitNotice(whole, null)!, /not hot spots/);
  assert.equal(fitNotice(FIT, record), null);
  assert.equal(fitNotice({ ...whole, algorithm: "dbscan" }, record), null);
});
