import assert from "node:assert/strict";
import { EXPECTATIONS } from "lib/tracking/expectations.ts";
import { countStatuses, foldScorecard, toClaim } from "lib/tracking/scorecard.ts";

const AT = { notebook: "04_geo_clustering", cell: 3 };

// The identities that others refer to: they stay.
const IDS = `data.rows data.sampled data.features data.types eda.patterns eda.arrest eda.domestic
  geo.algorithms geo.zones geo.noise geo.dendrogram geo.silhouette geo.selected geo.profiles
  geo.heatmap time.patterns time.peak time.season time.weekday time.heatmap time.profiles
  pca.variance.incident pca.variance.place pca.top5 pca.scree embed.2d embed.compare
  embed.interactive rank.importance track.all track.registry app.pages app.deploy docker
  response.60`.split(/\s+/);

Deno.test("expectations have the identities that stay, each once, with words and a source", () => {
  assert.deepEqual(EXPECTATIONS.map(({ id }) => id), IDS);
  assert.ok(EXPECTATIONS.every(({ expectation, source }) => expectation && source));
});

Deno.test("toClaim() tells met, not met and what the data cannot say apart", () => {
  const status = (met: boolean | undefined) =>
    toClaim("geo.zones", { value: 5, met, why: "counted" }, AT).status;
  assert.deepEqual([true, false, undefined].map(status), ["met", "not met", "unsupported"]);
});

Deno.test("toClaim() refuses what nobody expects, and answers without a reason or a number", () => {
  const claim = (id: string, value: number, why: string) => () =>
    toClaim(id, { value, met: true, why }, AT);
  assert.throws(claim("geo.zone", 5, "counted"), /nothing of that identity is expected/);
  assert.throws(claim("geo.zones", 5, ""), /there must be a reason/);
  assert.throws(claim("geo.zones", NaN, "counted"), /current value is NaN/);
});

Deno.test("foldScorecard() has a row for every expectation, answered or not, with its reason", () => {
  const zones = toClaim("geo.zones", { value: 5, met: true, why: "counted" }, AT);
  const rows = foldScorecard([zones]);
  assert.deepEqual(rows.map(({ id }) => id), IDS);
  assert.ok(rows.every(({ why, value }) => why !== "" && value !== undefined));
  const row = rows.find(({ id }) => id === "geo.zones")!;
  assert.deepEqual([row.status, row.value, row.notebook, row.cell], ["met", 5, AT.notebook, 3]);
  assert.equal(countStatuses(rows), `1 met, 1 unsupported, ${IDS.length - 2} pending`);
});

Deno.test("foldScorecard() refuses two answers to one expectation", () => {
  const zones = toClaim("geo.zones", { value: 5, met: true, why: "counted" }, AT);
  assert.throws(() => foldScorecard([zones, { ...zones }]), /geo\.zones is answered twice/);
});
