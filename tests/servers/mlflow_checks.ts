/**
 * Records sent to a real MLflow server and read back by REST and by its official client. Run by
 * `deno task test:servers`.
 *
 * @module
 */

import assert from "node:assert/strict";
import { join } from "node:path";
import { OUTPUTS } from "lib/config.ts";
import { sha256, sha256File } from "lib/files/sha256.ts";
import { readSendable } from "lib/mlflow/sendable.ts";
import { type SyncOptions, syncOutputs } from "lib/mlflow/sync.ts";
import type { SyncSummary } from "lib/mlflow/summary.ts";
import { parseTrackingUri } from "lib/mlflow/tracking_uri.ts";
import { GEO, kmeans, makeSmallOutputs } from "../mlflow/small_outputs.ts";
import {
  listHistories,
  listRuns,
  readBack,
  type RealMlflow,
  startRealMlflow,
} from "./real_mlflow.ts";

/** Seconds that the records of the project may take: they take 15, and machines are busy. */
const MOST_SECONDS = 120;

const CURVE = "victim reported/kmeans hot cells 96";

async function send(
  outputs: string,
  { baseUrl }: RealMlflow,
  options: SyncOptions = {},
): Promise<SyncSummary> {
  return await syncOutputs(outputs, parseTrackingUri(baseUrl, "--mlflow"), options);
}

/** What runs hold, and all values of their metrics. */
async function snapshot({ baseUrl }: RealMlflow) {
  const runs = await listRuns(baseUrl);
  return { runs, histories: await listHistories(baseUrl, runs) };
}

function makeFolder(): string {
  const parent = Deno.env.get("PATROLIQ_SERVERS_FOLDER");
  return Deno.makeTempDirSync({ prefix: "mlflow-", ...(parent && { dir: parent }) });
}

Deno.test("MLflow: what is sent is what the official client finds", async () => {
  using outputs = makeSmallOutputs();
  await using server = await startRealMlflow(makeFolder());
  const { failures, tallies } = await send(outputs.folder, server);
  assert.deepEqual([failures, tallies.records.sent], [[], 6]);
  const parent = (await listRuns(server.baseUrl)).find(({ info }) => info.run_name === GEO)!;
  const found = await readBack(server.baseUrl, {
    experiment: `patroliq/${GEO}`,
    run: parent.info.run_id,
    curve: `${CURVE}/inertia`,
    file: "figures/elbow.svg",
    model: "geo-zones",
    alias: "champion",
  });
  assert.deepEqual(found.history, [2, 3, 4, 5, 6].map((k) => [k, 120 / k]));
  assert.deepEqual(found.files.map(([path]) => path).sort(), [
    `${GEO}.ipynb`,
    "figures/elbow.svg",
    "figures/map.png",
  ]);
  assert.equal(
    found.sha256,
    sha256File(join(outputs.folder, "artifacts", GEO, "figures", "elbow.svg")),
  );
  assert.equal(found.runs.length, 6);
  const record = outputs.records[2]!;
  const run = found.runs.find(({ name }) => name === record.runId)!;
  assert.equal(run.status, "FINISHED");
  assert.equal(run.tags["mlflow.parentRunId"], parent.info.run_id);
  assert.equal(run.tags["stability_halves/why"], "a half lacks a month");
  assert.equal(run.params["hotCells.nCells"], "96");
  assert.equal(run.metrics["silhouette"], 0.54);
  assert.equal(run.metrics["silhouette/lift"], 0.54 - 0.3);
  const [data] = run.datasets;
  assert.deepEqual(
    [data?.digest, data?.profile.num_rows, data?.context],
    [sha256("incidents").slice(0, 36), 100, ["training"]],
  );
  assert.deepEqual([found.version.version, found.version.run_id], ["2", run.run_id]);
  assert.match(found.version.tags["gate/silhouette/p"]!, /^passed: 0\.01/);
  assert.deepEqual(
    [found.logged_model.status, found.logged_model.run_id, run.models],
    ["READY", run.run_id, [found.logged_model.model_id]],
  );
  assert.equal(found.logged_model.metrics["silhouette"], 0.54);
  assert.deepEqual(found.signature.inputs.map(({ name, type }) => [name, type]), [
    ["latitude", "double"],
    ["longitude", "double"],
  ]);
  assert.deepEqual(found.signature.outputs, [{ name: "zone", type: "long", required: false }]);

  const before = await snapshot(server);
  const again = await send(outputs.folder, server);
  assert.deepEqual([again.failures, again.tallies.records.kept], [[], 6]);
  assert.deepEqual(await snapshot(server), before, "a second sync changes nothing");

  const { metrics } = kmeans(3);
  const inertia = { ...metrics["inertia"]!, value: 41 };
  outputs.record(GEO, { ...kmeans(3), metrics: { ...metrics, inertia } });
  assert.deepEqual((await send(outputs.folder, server)).failures, []);
  const after = await snapshot(server);
  assert.equal(after.runs.length, before.runs.length, "a fit computed again takes its own place");
  assert.deepEqual(after.histories[`${outputs.records[1]!.runId} inertia`], [[0, 41]]);
});

Deno.test("MLflow: a sync is taken up after the server was killed in the middle of it", async () => {
  using outputs = makeSmallOutputs();
  await using whole = await startRealMlflow(makeFolder());
  assert.deepEqual((await send(outputs.folder, whole)).failures, []);
  const wanted = await snapshot(whole);
  const folder = makeFolder();
  {
    await using dying = await startRealMlflow(folder);
    let killed: Promise<void> | undefined;
    const { failures, tallies } = await send(outputs.folder, dying, {
      onProgress: (done) => done === 3 && (killed = dying.kill()),
    });
    await killed;
    assert.equal(failures.length, 1, failures.join("\n"));
    assert.ok(
      tallies.records.sent >= 2 && tallies.records.sent < 6,
      `${tallies.records.sent} sent`,
    );
  }
  await using again = await startRealMlflow(folder);
  const { failures, tallies } = await send(outputs.folder, again);
  assert.deepEqual(failures, []);
  assert.ok(tallies.records.kept >= 2, "what had arrived was kept");
  const found = await snapshot(again);
  assert.deepEqual(found.histories, wanted.histories);
  const shape = (runs: typeof found.runs) =>
    runs.map(({ info, data, inputs }) => ({
      name: info.run_name,
      status: info.status,
      nParams: data.params?.length ?? 0,
      nTags: data.tags?.length ?? 0,
      nData: inputs?.dataset_inputs?.length ?? 0,
    })).sort((a, b) => (a.name < b.name ? -1 : 1));
  assert.deepEqual(shape(found.runs), shape(wanted.runs));
});

Deno.test("MLflow: the records of the project arrive soon, and once", async () => {
  const { records, chapters, registry } = readSendable(OUTPUTS);
  await using server = await startRealMlflow(makeFolder());
  const started = performance.now();
  const first = await send(OUTPUTS, server);
  const seconds = (performance.now() - started) / 1000;
  assert.deepEqual(first.failures, []);
  assert.equal(first.tallies.records.sent, records.length);
  assert.ok(seconds < MOST_SECONDS, `${seconds.toFixed(1)} s`);
  const before = await snapshot(server);
  assert.equal(before.runs.length, records.length + chapters.length);
  assert.ok(before.runs.every(({ info }) => info.status === "FINISHED"));
  const elbow = before.histories[`${GEO} all/kmeans/inertia`];
  assert.deepEqual(elbow?.map(([k]) => k), [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  const second = await send(OUTPUTS, server);
  assert.deepEqual(
    [second.failures, second.tallies.records.kept, second.tallies.models.kept],
    [[], records.length, registry?.models.flatMap(({ versions }) => versions).length ?? 0],
  );
  assert.deepEqual(await snapshot(server), before);
});
