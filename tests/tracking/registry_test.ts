import assert from "node:assert/strict";
import { modelSpecs } from "lib/tracking/models.ts";
import { loadPromotions, type Promotion } from "lib/tracking/promotions.ts";
import { findVersion, foldRegistry } from "lib/tracking/registry.ts";
import { readRegistry, writeRegistry } from "lib/tracking/registry_file.ts";
import type { RunRecord } from "lib/tracking/run_record.ts";
import { madeMetric, madeRecord, zoneMetrics } from "./made_records.ts";

const SPECS = modelSpecs({ districtSquareKilometers: 26 });

const zones = (k: number, metrics: RunRecord["metrics"]) =>
  madeRecord({ algorithm: "ward", params: { k, population: "victim_reported" }, metrics });
const ask = (k: number): Promotion => ({
  date: "2018-12-01",
  model: "geo-zones",
  algorithm: "ward",
  params: { k, population: "victim_reported" },
  why: `${k} zones`,
});
const fold = (records: RunRecord[], ...ks: number[]) =>
  foldRegistry(records, ks.map(ask), SPECS).models.find(({ name }) => name === "geo-zones")!;

Deno.test("foldRegistry() makes the first that passes its gate the champion, with its evidence", () => {
  const { aliases, versions, history } = fold([zones(5, zoneMetrics(0.3))], 5);
  assert.deepEqual(aliases, { champion: 1 });
  assert.ok(versions[0]!.gate.every(({ passed, value }) => passed && value !== null));
  const lift = versions[0]!.gate.find(({ of }) => of === "lift")!;
  assert.deepEqual([lift.atLeast, Number(lift.value!.toFixed(9))], [0.15, 0.3]);
  assert.deepEqual([history[0]!.outcome, history[0]!.version], ["promoted", 1]);
});

Deno.test("foldRegistry() promotes a better challenger, and keeps the former champion beside it", () => {
  const { aliases, history } = fold([zones(5, zoneMetrics(0.3)), zones(6, zoneMetrics(0.4))], 5, 6);
  assert.deepEqual(aliases, { champion: 2, challenger: 1 });
  assert.match(history[1]!.why, /lift of silhouette 0\.4 against 0\.3/);
});

Deno.test("foldRegistry() keeps the champion where the challenger is worse, or ties", () => {
  for (const lift of [0.2, 0.3]) {
    const model = fold([zones(5, zoneMetrics(0.3)), zones(6, zoneMetrics(lift))], 5, 6);
    assert.deepEqual(model.aliases, { champion: 1, challenger: 2 });
    assert.equal(model.history[1]!.outcome, "challenger");
    assert.match(model.history[1]!.why, /version 1 stays champion$/);
  }
});

Deno.test("foldRegistry() keeps the better of two challengers", () => {
  const records = [0.5, 0.4, 0.2].map((lift, i) => zones(5 + i, zoneMetrics(lift)));
  assert.deepEqual(fold(records, 5, 6, 7).aliases, { champion: 1, challenger: 2 });
  assert.deepEqual(fold(records, 5, 7, 6).aliases, { champion: 1, challenger: 3 });
});

Deno.test("foldRegistry() refuses a degenerate winner: one zone and its crumbs, whatever its lift", () => {
  const metrics = { ...zoneMetrics(0.6), largest_share: madeMetric(0.99) };
  const { aliases, versions, history } = fold([zones(5, metrics)], 5);
  assert.deepEqual([aliases, versions, history[0]!.outcome], [{}, [], "refused"]);
  assert.equal(history[0]!.why, "largest share 0.99, not at most 0.9");
});

Deno.test("foldRegistry() refuses what lacks evidence, and says which", () => {
  const { stability_halves: _, ...metrics } = zoneMetrics(0.6);
  const { history } = fold([zones(5, metrics)], 5);
  assert.equal(history[0]!.why, "stability halves is missing (not recorded)");
  const alone = { ...zoneMetrics(0.6), silhouette: madeMetric(0.9) };
  assert.match(fold([zones(5, alone)], 5).history[0]!.why, /lift of silhouette is missing/);
});

Deno.test("foldRegistry() says where no fit is what was asked for, and goes on", () => {
  const { aliases, history } = fold([zones(6, zoneMetrics(0.3))], 5, 6);
  assert.deepEqual(history.map(({ outcome }) => outcome), ["no record", "promoted"]);
  assert.deepEqual([history[0]!.runId, aliases], [null, { champion: 1 }]);
});

Deno.test("foldRegistry() gives a fit that is proposed twice one version", () => {
  const { versions, history } = fold([zones(5, zoneMetrics(0.3))], 5, 5);
  assert.equal(versions.length, 1);
  assert.deepEqual(history.map(({ version }) => version), [1, 1]);
});

Deno.test("foldRegistry() does not depend on the order of the records, and leaves them as they are", () => {
  const records = [0.3, 0.4, 0.2].map((lift, i) => zones(5 + i, zoneMetrics(lift)));
  const before = structuredClone(records);
  assert.deepEqual(fold(records.toReversed(), 5, 6, 7), fold(records, 5, 6, 7));
  assert.deepEqual(records, before);
});

Deno.test("foldRegistry() refuses a promotion that fits two records, or names no known model", () => {
  const twins = [
    zones(5, zoneMetrics(0.3)),
    madeRecord({
      ...zones(5, zoneMetrics(0.3)),
      artifacts: [],
      seed: 2,
    }),
  ];
  assert.throws(() => fold(twins, 5), { name: "UserError", message: /are 2 records/ });
  const other = { ...ask(5), model: "geo-zone" };
  assert.throws(
    () => foldRegistry([], [other], SPECS),
    /No model geo-zone\. There are geo-zones, /,
  );
});

Deno.test("findVersion() finds by alias and number, and lists what there is for others", () => {
  const registry = foldRegistry(
    [zones(5, zoneMetrics(0.3)), zones(6, zoneMetrics(0.4))],
    [ask(5), ask(6)],
    SPECS,
  );
  assert.equal(findVersion(registry, "geo-zones").version.version, 2);
  assert.equal(findVersion(registry, "geo-zones@challenger").version.version, 1);
  assert.equal(findVersion(registry, "geo-zones@1").version.version, 1);
  for (const alias of ["best", "3", "01", "constructor"]) {
    assert.throws(() => findVersion(registry, `geo-zones@${alias}`), {
      name: "UserError",
      message: `No version ${alias} of geo-zones. There is challenger, champion, 1, 2.`,
    });
  }
  assert.throws(() => findVersion(registry, "geo-zones@champion@2"), /write NAME@ALIAS/);
  assert.throws(() => findVersion(registry, "time-patterns"), /no fit of this run passed its gate/);
});

Deno.test("the registry comes back from its file as it was, and a field that does not fit is named", () => {
  const outputs = Deno.makeTempDirSync();
  const registry = foldRegistry([zones(5, zoneMetrics(0.3))], [ask(5)], SPECS);
  writeRegistry(outputs, registry);
  assert.deepEqual(readRegistry(outputs), registry);
  Deno.writeTextFileSync(`${outputs}/registry.json`, '{"schemaVersion": 1, "models": [{}]}');
  assert.throws(() => readRegistry(outputs), /models\.0\.name: expected string/);
  Deno.removeSync(outputs, { recursive: true });
});

Deno.test("the promotions of the project name models that there are, in order of their dates", () => {
  const promotions = loadPromotions();
  const names = SPECS.map(({ name }) => name);
  assert.ok(promotions.length > 0 && promotions.every(({ model }) => names.includes(model)));
  const dates = promotions.map(({ date }) => date);
  assert.deepEqual(dates, dates.toSorted());
});

Deno.test("foldRegistry() makes the same champion in whatever order fits are proposed", () => {
  const chain = [[5, 0.3, 1], [6, 0.31, 0.96], [7, 0.32, 0.92], [8, 0.33, 0.88]] as const;
  const records = chain.map(([k, lift, caught]) => zones(k, zoneMetrics(lift, caught)));
  const championOf = (...ks: number[]) => {
    const { versions, aliases } = fold(records, ...ks);
    return versions[aliases.champion! - 1]!.runId;
  };
  for (const order of [[5, 6, 7, 8], [8, 7, 6, 5], [5, 8, 6, 7]]) {
    assert.equal(championOf(...order), records[1]!.runId, order.join());
  }
});

Deno.test("foldRegistry() finds the best of all that pass, where that is asked for", () => {
  const crumbs = { ...zoneMetrics(0.9), largest_share: madeMetric(0.99) };
  const records = [zones(5, zoneMetrics(0.3)), zones(6, zoneMetrics(0.4)), zones(7, crumbs)];
  const best: Promotion = { ...ask(0), algorithm: null, params: {}, best: true };
  const { history, aliases } = foldRegistry(records, [best], SPECS).models[0]!;
  assert.deepEqual([history[0]!.runId, aliases], [records[1]!.runId, { champion: 1 }]);
  const none = foldRegistry([records[2]!], [best], SPECS).models[0]!;
  assert.deepEqual([none.history[0]!.outcome, none.history[0]!.why], [
    "no record",
    "none of them passes the gate",
  ]);
});
