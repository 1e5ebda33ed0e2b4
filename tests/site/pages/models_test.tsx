import assert from "node:assert/strict";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { canonicalJson } from "lib/files/canonical_json.ts";
import { writeFile } from "lib/files/write_file.ts";
import { modelsPage } from "lib/site/pages/models.tsx";
import type { SiteSource } from "lib/site/source.ts";
import { modelSpecs } from "lib/tracking/models.ts";
import { foldRegistry } from "lib/tracking/registry.ts";
import { writeRegistry } from "lib/tracking/registry_file.ts";
import { zoneTown } from "../files/zone_town.ts";
import { madeRecord, zoneMetrics } from "../../tracking/made_records.ts";

function htmlOf(site: SiteSource): string {
  return renderToString(modelsPage(site).body as VNode);
}

function textOf(html: string): string {
  return html.replace(/<[^>]+>/g, " ").replace(/[\s\u00a0]+/g, " ");
}

/** A run with a champion and a fit that was refused. */
function withModels(): SiteSource {
  const site = zoneTown({ hasZones: false });
  const geo = (k: number, lift: number) =>
    madeRecord({
      algorithm: "ward",
      params: { k, population: "victim_reported" },
      metrics: zoneMetrics(lift),
    });
  const records = [geo(5, 0.4), geo(6, 0.01)];
  for (const record of records) {
    writeFile(site.path(`experiments/${record.runId}.json`), canonicalJson(record));
  }
  const promotion = (k: number) => ({
    date: "2018-12-01",
    model: "geo-zones",
    algorithm: "ward",
    params: { k },
    why: `the one with ${k}`,
  });
  const specs = modelSpecs({ districtSquareKilometers: 26 });
  writeRegistry(site.path(""), foldRegistry(records, [promotion(5), promotion(6)], specs));
  return site;
}

Deno.test("models: without fits the page says so, and needs no script", () => {
  const site = zoneTown({ hasZones: false });
  assert.match(textOf(htmlOf(site)), /none of them was run on these records/);
  assert.match(textOf(htmlOf(site)), /No drift was measured on these records/);
  assert.equal(modelsPage(site).script, undefined);
});

Deno.test("models: all fits stand in the page without a script, and in the file that it loads", () => {
  const site = withModels();
  const html = htmlOf(site);
  assert.equal(html.match(/class="open"/g)?.length, 2);
  assert.match(textOf(html), /All 2 fits/);
  assert.doesNotMatch(html, / style=/);
  const file = site.readJson<{ fits: unknown[] }>(`site/${modelsPage(site).files!["models.json"]}`);
  assert.equal(file.fits.length, 2);
});

Deno.test("models: the registry names the champion, and why another was refused", () => {
  const text = textOf(htmlOf(withModels()));
  assert.match(text, /Version 1: Ward 5 champion 8 demands passed/);
  assert.match(text, /Refused: Ward 6 failed 1 of 8 demands not met/);
  assert.match(text, /lift of silhouette ≥ 0\.15 0\.01 failed/);
  assert.match(text, /Ward 6 the one with 6 refused lift of silhouette 0\.01, not at least 0\.15/);
  assert.match(text, /No fit of this run passed its gate/, "of the other models");
});
