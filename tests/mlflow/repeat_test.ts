import assert from "node:assert/strict";
import { startFakeMlflow } from "./fake_server.ts";
import { activeRuns, type FakeStore } from "./fake_store.ts";
import { GEO, kmeans, makeSmallOutputs } from "./small_outputs.ts";
import { trySync } from "./trial.ts";

/** All that runs hold, whoever they are: to see that nothing was added. */
function contents(store: FakeStore): unknown {
  return activeRuns(store).map((run) => ({
    ...run,
    files: [...store.files.keys()].filter((path) => path.includes(run.id)).sort(),
  }));
}

Deno.test("syncOutputs() writes nothing the second time", async () => {
  using outputs = makeSmallOutputs();
  await using server = startFakeMlflow();
  await trySync(outputs, server);
  const before = structuredClone(contents(server.store));
  const nBefore = server.writes().length;
  const { summary, line } = await trySync(outputs, server, { user: "another", commit: "abc" });
  assert.deepEqual(server.writes().slice(nBefore), []);
  assert.deepEqual(contents(server.store), before);
  assert.deepEqual(summary.tallies.records, { total: 6, sent: 0, kept: 6 });
  assert.match(line, /has 6 records \(there before\), 2 notebooks \(there before\) and 2 model/);
});

Deno.test("syncOutputs() replaces the run of a fit that was computed again with another outcome", async () => {
  using outputs = makeSmallOutputs();
  await using server = startFakeMlflow();
  await trySync(outputs, server);
  const { store } = server;
  const [record] = outputs.records;
  const before = activeRuns(store).find(({ name }) => name === record!.runId)!;
  const parent = activeRuns(store).find(({ name }) => name === GEO)!;
  const { metrics } = kmeans(2);
  outputs.record(GEO, {
    ...kmeans(2),
    metrics: { ...metrics, inertia: { ...metrics["inertia"]!, value: 61 } },
  });
  const { summary } = await trySync(outputs, server);
  assert.deepEqual(summary.tallies.records, { total: 6, sent: 1, kept: 5 });
  assert.ok(before.isDeleted && parent.isDeleted, "both gave way");
  const runs = activeRuns(store);
  assert.equal(runs.length, 8);
  const now = runs.find(({ name }) => name === GEO)!;
  for (const run of runs.filter(({ experimentId, name }) => experimentId === "1" && name !== GEO)) {
    assert.equal(run.tags.get("mlflow.parentRunId"), now.id, "stands below the new notebook");
  }
  const nBefore = server.writes().length;
  await trySync(outputs, server);
  assert.equal(server.writes().length, nBefore);
});

Deno.test("syncOutputs() makes a new version of a model whose fit was computed again", async () => {
  using outputs = makeSmallOutputs();
  await using server = startFakeMlflow();
  await trySync(outputs, server);
  const champion = outputs.records[2]!;
  const { metrics } = kmeans(4);
  const changed = { ...metrics, inertia: { ...metrics["inertia"]!, value: 31 } };
  assert.equal(outputs.record(GEO, { ...kmeans(4), metrics: changed }).runId, champion.runId);
  await trySync(outputs, server);
  const { versions, aliases } = server.store.registered.get("geo-zones")!;
  assert.deepEqual(versions.map(({ tags }) => tags.get("patroliq.version")), ["1", "2", "2"]);
  assert.deepEqual(Object.fromEntries(aliases), { champion: "3", challenger: "1" });
  assert.equal(versions[1]?.tags.get("patroliq.replaced_by"), "3");
  const nBefore = server.writes().length;
  await trySync(outputs, server);
  assert.equal(server.writes().length, nBefore);
});

Deno.test("syncOutputs() moves and removes its aliases, and leaves those of others", async () => {
  using outputs = makeSmallOutputs();
  await using server = startFakeMlflow();
  await trySync(outputs, server);
  const { aliases } = server.store.registered.get("geo-zones")!;
  aliases.set("production", "1");
  outputs.registry({ champion: 1 }, outputs.records.slice(1, 3));
  await trySync(outputs, server);
  assert.deepEqual(Object.fromEntries(aliases), { champion: "1", production: "1" });
});

Deno.test("syncOutputs() keeps runs of fits that the outputs do not hold any more", async () => {
  using outputs = makeSmallOutputs();
  await using server = startFakeMlflow();
  await trySync(outputs, server);
  outputs.remove(`experiments/${outputs.records[0]!.runId}.json`);
  const { line } = await trySync(outputs, server);
  assert.match(line, /; 1 run of earlier fits stay/);
  const runs = activeRuns(server.store);
  const parent = runs.find(({ name }) => name === GEO)!;
  const earlier = runs.find(({ name }) => name === outputs.records[0]!.runId)!;
  assert.equal(earlier.tags.get("mlflow.parentRunId"), parent.id);
});

Deno.test("syncOutputs() does not let a run on other records take the place of another", async () => {
  using outputs = makeSmallOutputs();
  using others = makeSmallOutputs();
  others.remove("experiments");
  others.remove("registry.json");
  others.manifest("portal");
  await using server = startFakeMlflow();
  await trySync(outputs, server);
  await trySync(others, server);
  const notebooks = activeRuns(server.store).filter(({ name }) => name === GEO);
  assert.deepEqual(notebooks.map(({ tags }) => tags.get("patroliq.source")), ["file", "portal"]);
});

Deno.test("syncOutputs() restores a deleted experiment, and clears what comes back with it", async () => {
  using outputs = makeSmallOutputs();
  await using server = startFakeMlflow();
  await trySync(outputs, server);
  const { metrics } = kmeans(2);
  const inertia = { ...metrics["inertia"]!, value: 61 };
  outputs.record(GEO, { ...kmeans(2), metrics: { ...metrics, inertia } });
  await trySync(outputs, server);
  const { store } = server;
  store.experiments.get(`patroliq/${GEO}`)!.isDeleted = true;
  for (const run of store.runs.values()) if (run.experimentId === "1") run.isDeleted = true;
  const { summary } = await trySync(outputs, server);
  assert.equal(summary.tallies.records.kept, 6);
  assert.equal(activeRuns(store).length, 8, "replaced runs are deleted again");
});

Deno.test("syncOutputs() takes up a sync that died, wherever it was, and makes nothing twice", async () => {
  using outputs = makeSmallOutputs();
  await using whole = startFakeMlflow();
  await trySync(outputs, whole);
  const nWhole = whole.requests.length;
  const shape = (store: FakeStore) => ({
    runs: activeRuns(store).map(({ name, status, metrics, params, datasets, models }) => ({
      name,
      status,
      metrics: [...metrics.values()].map(({ key, step, value }) => `${key} ${step} ${value}`)
        .sort(),
      params: Object.fromEntries([...params].sort()),
      nDatasets: datasets.size,
      nModels: models.length,
    })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    models: [...store.models.values()].map(({ name, status }) => ({ name, status })),
    registered: [...store.registered].map(([name, { versions, aliases }]) => ({
      name,
      runs: versions.map(({ tags }) => tags.get("patroliq.runId")),
      aliases: Object.fromEntries(aliases),
    })),
    nFiles: store.files.size,
  });
  for (let last = 1; last < nWhole; last += 17) {
    await using dying = startFakeMlflow(({ number }) => {
      if (number > last) dying.die();
      return undefined;
    });
    const first = await trySync(outputs, dying);
    assert.equal(first.summary.failures.length, 1, `after ${last} requests`);
    await using again = startFakeMlflow(undefined, { store: dying.store });
    const second = await trySync(outputs, again);
    assert.deepEqual(second.summary.failures, [], `after ${last} requests`);
    assert.deepEqual(shape(dying.store), shape(whole.store), `after ${last} requests`);
  }
});

Deno.test("syncOutputs() makes nothing twice where only the answers are lost", async () => {
  using outputs = makeSmallOutputs();
  const seen = new Set<string>();
  await using server = startFakeMlflow(({ method, path, json }, answer) => {
    const body = JSON.stringify(json ?? null).replace(/"start_time":\d+/, "");
    const request = `${method} ${path} ${body}`;
    if (method === "GET" || method === "PUT" || seen.has(request)) return undefined;
    seen.add(request);
    answer();
    return new Response("lost", { status: 502 });
  });
  const { summary, notices } = await trySync(outputs, server);
  assert.deepEqual(summary.failures, []);
  assert.ok(notices.length > 20);
  const { store } = server;
  assert.deepEqual([store.runs.size, store.models.size], [8, 2]);
  assert.equal(store.registered.get("geo-zones")!.versions.length, 2);
  assert.equal(activeRuns(store).flatMap(({ models }) => models).length, 2);
});
