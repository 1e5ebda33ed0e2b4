import assert from "node:assert/strict";
import { canonicalJson } from "lib/files/canonical_json.ts";
import { sha256 } from "lib/files/sha256.ts";
import { startFakeMlflow } from "./fake_server.ts";
import { activeRuns, type FakeStore, historyOf } from "./fake_store.ts";
import { GEO, makeSmallOutputs } from "./small_outputs.ts";
import { trySync } from "./trial.ts";

const byName = (store: FakeStore, name: string) =>
  activeRuns(store).find((run) => run.name === name)!;
const filesOf = (store: FakeStore, id: string) =>
  [...store.files.keys()].filter((path) => path.includes(`/${id}/artifacts/`))
    .map((path) => path.split("/artifacts/")[1]).sort();

Deno.test("syncOutputs() sends a run a chapter with its notebook, figures and curves", async () => {
  using outputs = makeSmallOutputs();
  await using server = startFakeMlflow();
  const { line } = await trySync(outputs, server);
  assert.equal(
    line,
    `MLflow: ${server.baseUrl} has 6 records (6 sent now), 2 notebooks (2 sent now) and ` +
      "2 model versions (2 sent now).",
  );
  const { store } = server;
  assert.deepEqual([...store.experiments.keys()], [`patroliq/${GEO}`, "patroliq/06_reduction"]);
  const run = byName(store, GEO);
  assert.equal(run.status, "FINISHED");
  assert.deepEqual(filesOf(store, run.id), [
    `${GEO}.ipynb`,
    "figures/elbow.svg",
    "figures/map.png",
  ]);
  const curve = "victim reported/kmeans hot cells 96";
  const inertia = [2, 3, 4, 5, 6].map((k) => [k, 120 / k]);
  assert.deepEqual(historyOf(run, `${curve}/inertia`), inertia);
  assert.deepEqual(historyOf(run, `${curve}/silhouette`).at(-1), [6, 0.56]);
  assert.deepEqual(historyOf(run, `${curve}/silhouette/null_mean`).at(-1), [6, 0.3]);
  assert.deepEqual(historyOf(run, `${curve}/stability_halves`), [], "undefined everywhere");
  assert.deepEqual(filesOf(store, byName(store, "06_reduction").id), ["06_reduction.ipynb"]);
});

Deno.test("syncOutputs() sends a run a record, below that of its chapter", async () => {
  using outputs = makeSmallOutputs();
  await using server = startFakeMlflow();
  await trySync(outputs, server, { commit: "0123456789abcdef" });
  const [record] = outputs.records;
  const run = byName(server.store, record!.runId);
  assert.equal(run.status, "FINISHED");
  const tags = Object.fromEntries(run.tags);
  assert.equal(tags["mlflow.parentRunId"], byName(server.store, GEO).id);
  assert.equal(tags["patroliq.runId"], record!.runId);
  assert.match(tags["patroliq.content"]!, /^[0-9a-f]{64}$/);
  assert.equal(tags["mlflow.source.git.commit"], "0123456789abcdef");
  assert.equal(tags["mlflow.source.name"], `notebooks/${GEO}.ipynb`);
  assert.deepEqual([tags["task"], tags["algorithm"]], ["geo", "kmeans"]);
  assert.equal(tags["stability_halves/why"], "a half lacks a month");
  assert.deepEqual(Object.fromEntries(run.params), {
    k: "2",
    population: "victim_reported",
    "hotCells.cellSizeMeters": "250",
    "hotCells.nCells": "96",
    seed: "1",
  });
  const metrics = Object.fromEntries(
    [...run.metrics.values()].map(({ key, value }) => [key, value]),
  );
  assert.deepEqual(metrics, {
    silhouette: 0.52,
    "silhouette/n": 90,
    "silhouette/error": 1e-6,
    "silhouette/null_mean": 0.3,
    "silhouette/null_max": 0.4,
    "silhouette/p": 0.01,
    "silhouette/lift": 0.52 - 0.3,
    "silhouette/draws": 99,
    inertia: 60,
    "inertia/n": 90,
    "stability_halves/n": 90,
  });
  const [input] = run.datasets.values();
  assert.equal(
    input?.dataset["name"],
    "artifacts/01_preprocessing/incidents.parquet (100 incidents)",
  );
  assert.equal(input?.dataset["digest"], sha256("incidents").slice(0, 36));
  assert.deepEqual(JSON.parse(input!.dataset["profile"]!), { num_rows: 100 });
  assert.deepEqual(input?.tags, [{ key: "mlflow.data.context", value: "training" }]);
  assert.deepEqual(filesOf(server.store, run.id), ["places.parquet", "record.json"]);
  const sent = server.store.files.get(`1/${run.id}/artifacts/record.json`)!;
  assert.equal(new TextDecoder().decode(sent), canonicalJson(record));
});

Deno.test("syncOutputs() sends curves of a record by their steps", async () => {
  using outputs = makeSmallOutputs();
  await using server = startFakeMlflow();
  await trySync(outputs, server);
  const run = byName(server.store, outputs.records.at(-1)!.runId);
  assert.deepEqual(historyOf(run, "scree/by component"), [[1, 0.4], [2, 0.2], [3, 0.1]]);
  const times = [...run.metrics.values()].map(({ step, timestamp }) => timestamp - step);
  assert.deepEqual([...new Set(times)], [run.startTime]);
});

Deno.test("syncOutputs() sends versions of models with signature, link, files, gate and aliases", async () => {
  using outputs = makeSmallOutputs();
  await using server = startFakeMlflow();
  await trySync(outputs, server);
  const { store } = server;
  const { versions, aliases } = store.registered.get("geo-zones")!;
  assert.deepEqual(versions.map(({ version }) => version), ["1", "2"]);
  assert.deepEqual(Object.fromEntries(aliases), { champion: "2", challenger: "1" });
  const [version] = versions;
  const run = byName(store, outputs.records[1]!.runId);
  assert.equal(version?.runId, run.id);
  assert.equal(
    version?.tags.get("gate/silhouette/p"),
    "passed: 0.01, wanted at most 0.01 (above chance; 99 draws)",
  );
  const model = store.models.get(version!.source.replace("models:/", ""))!;
  assert.deepEqual([model.status, model.runId], ["LOGGED_MODEL_READY", run.id]);
  assert.deepEqual(run.models, [model.id]);
  assert.equal(model.metrics.get("silhouette/lift")?.value, 0.53 - 0.3);
  assert.deepEqual(filesOf(store, model.id), ["MLmodel", "places.parquet", "record.json"]);
  const text = store.files.get(`1/models/${model.id}/artifacts/MLmodel`)!;
  const { signature, run_id, model_id } = JSON.parse(new TextDecoder().decode(text));
  assert.deepEqual([run_id, model_id], [run.id, model.id]);
  assert.deepEqual(JSON.parse(signature.outputs), [
    { name: "zone", type: "long", required: false },
  ]);
});

Deno.test("syncOutputs() asks at most six at once, and tells how far it is", async () => {
  using outputs = makeSmallOutputs();
  await using server = startFakeMlflow((_, answer) =>
    new Promise((resolve) => setTimeout(() => resolve(answer()), 5))
  );
  const told: [number, number][] = [];
  await trySync(outputs, server, { onProgress: (...counts) => told.push(counts) });
  assert.ok(server.mostAtOnce() > 1 && server.mostAtOnce() <= 6, `${server.mostAtOnce()} at once`);
  assert.deepEqual(told.at(-1), [10, 10]);
});

Deno.test("syncOutputs() sends no models without a registry, and says so", async () => {
  using outputs = makeSmallOutputs();
  outputs.remove("registry.json");
  await using server = startFakeMlflow();
  const { line } = await trySync(outputs, server);
  assert.match(line, /6 records .*; no models, since there is no registry\.json\.$/);
  assert.equal(server.store.registered.size, 0);
});

Deno.test("syncOutputs() keeps models of made-up records apart, and marks their runs", async () => {
  using outputs = makeSmallOutputs();
  outputs.manifest("synthetic");
  await using server = startFakeMlflow();
  await trySync(outputs, server);
  assert.deepEqual([...server.store.registered.keys()], ["geo-zones-synthetic"]);
  for (const run of activeRuns(server.store)) {
    assert.match(run.tags.get("mlflow.note.content")!, /^SYNTHETIC/);
    assert.equal(run.tags.get("patroliq.source"), "synthetic");
  }
});

Deno.test("syncOutputs() leaves out files that are not here or not as recorded, and sends them later", async () => {
  using outputs = makeSmallOutputs();
  const places = `artifacts/${GEO}/places.parquet`;
  outputs.write(places, "of another run");
  outputs.remove(`artifacts/${GEO}/figures/map.png`);
  await using server = startFakeMlflow();
  const first = await trySync(outputs, server);
  assert.match(first.line, /; 2 files not sent, which deno task run makes\.$/);
  assert.equal(first.summary.failures.length, 0);
  const { store } = server;
  const files = () => [...store.files.keys()].filter((path) => /places|map/.test(path)).length;
  assert.equal(files(), 0);
  const before = activeRuns(store).length;

  const still = server.writes().length;
  await trySync(outputs, server);
  assert.equal(server.writes().length, still, "what is not here is not sent again either");

  outputs.write(places, "places of all fits");
  outputs.write(`artifacts/${GEO}/figures/map.png`, "PNG");
  const { line } = await trySync(outputs, server);
  assert.ok(!line.includes("not sent"), line);
  assert.equal(files(), 5 + 1 + 2, "five runs, a figure, two models");
  assert.equal(activeRuns(store).length, before);
  const now = server.writes().length;
  await trySync(outputs, server);
  assert.equal(server.writes().length, now);

  outputs.remove(places);
  await trySync(outputs, server);
  assert.equal(server.writes().length, now, "a fresh clone does not take files away");
});
