import assert from "node:assert/strict";
import { startFakeMlflow } from "./fake_server.ts";
import { activeRuns } from "./fake_store.ts";
import { makeSmallOutputs } from "./small_outputs.ts";
import { trySync } from "./trial.ts";

/** What a server says yes to and does not do: how it spoils a request, and what is said of it. */
const DROPS: Record<string, [path: RegExp, spoil: (json: Json) => void, said: RegExp]> = {
  metrics: [/log-batch$/, (json) => (json.metrics = []), /the server dropped \d+ metrics \(\S/],
  "a point of a curve": [
    /log-batch$/,
    (json) => json.metrics?.splice(1, 1),
    /dropped 1 metric \(victim reported\/kmeans hot cells 96\/inertia at 3\) \(04_geo/,
  ],
  parameters: [
    /log-batch$/,
    (json) => (json.params = []),
    /dropped 5 parameters \(hotCells\.cellSizeMeters, /,
  ],
  tags: [
    /(?:log-batch|runs\/create)$/,
    (json) => (json.tags = []),
    /dropped \d+ tags \(mlflow\.user/,
  ],
  data: [/log-inputs$/, (json) => (json.datasets = []), /dropped 1 dataset \(artifacts\/01_prepro/],
  "the end of a run": [/update$/, (json) => (json.status = "RUNNING"), /the status FINISHED/],
  "the tags of a version": [/versions\/create$/, (json) => (json.tags = []), /dropped .* tags/],
};

/** A body that is spoiled. */
interface Json {
  metrics?: unknown[];
  params?: unknown[];
  tags?: unknown[];
  datasets?: unknown[];
  status?: string;
}

for (const [what, [path, spoil, said]] of Object.entries(DROPS)) {
  Deno.test(`syncOutputs() notices a server that says 200 and drops ${what}`, async () => {
    using outputs = makeSmallOutputs();
    let isSpoiling = true;
    await using server = startFakeMlflow((request) => {
      if (isSpoiling && path.test(request.path)) spoil(request.json as Json);
      if (isSpoiling && request.path === "model-versions/set-tag") return Response.json({});
      return undefined;
    });
    const { summary, line } = await trySync(outputs, server);
    assert.ok(summary.failures.some((failure) => said.test(failure)), summary.failures.join("\n"));
    assert.match(line, /^MLflow: \d records sent/);
    isSpoiling = false;
    const { summary: second } = await trySync(outputs, server);
    assert.deepEqual(second.failures, []);
    assert.equal(activeRuns(server.store).filter(({ status }) => status === "FINISHED").length, 8);
    assert.equal(server.store.registered.get("geo-zones")?.versions.length, 2);
    const nBefore = server.writes().length;
    await trySync(outputs, server);
    assert.equal(server.writes().length, nBefore);
  });
}

/** Requests that are answered with yes, and not done. */
const IGNORED: Record<string, [isIt: RegExp, said: RegExp]> = {
  files: [/^PUT/, /the server dropped \d files? \(.*figures\/elbow\.svg/],
  "the link of run and model": [/^POST runs\/outputs/, /dropped the link of run and model/],
  "the status of a model": [/^PATCH logged-models\/m-\d+$/, /dropped the status of a logged model/],
  aliases: [/^POST registered-models\/alias/, /dropped the alias champion \(geo-zones\)/],
};

for (const [what, [isIt, said]] of Object.entries(IGNORED)) {
  Deno.test(`syncOutputs() notices a server that says 200 and drops ${what}`, async () => {
    using outputs = makeSmallOutputs();
    let isIgnoring = true;
    await using server = startFakeMlflow(({ method, path }) =>
      isIgnoring && isIt.test(`${method} ${path}`) ? Response.json({}) : undefined
    );
    const { summary } = await trySync(outputs, server);
    assert.ok(summary.failures.some((failure) => said.test(failure)), summary.failures.join("\n"));
    isIgnoring = false;
    assert.deepEqual((await trySync(outputs, server)).summary.failures, []);
    const nBefore = server.writes().length;
    await trySync(outputs, server);
    assert.equal(server.writes().length, nBefore);
  });
}

Deno.test("syncOutputs() names the field where an answer lacks what it must hold", async () => {
  using outputs = makeSmallOutputs();
  await using server = startFakeMlflow(({ path }) =>
    path === "runs/create" ? Response.json({}) : undefined
  );
  const { summary } = await trySync(outputs, server);
  assert.match(
    summary.failures[0]!,
    /^Cannot use the answer to POST runs\/create: run: .*\. Is there an MLflow 3 server at http/,
  );
});

Deno.test("syncOutputs() does not take a file cut short for a whole one", async () => {
  using outputs = makeSmallOutputs();
  await using server = startFakeMlflow(({ method, path }, answer) => {
    if (method !== "PUT" || !path.endsWith("places.parquet")) return undefined;
    const done = answer();
    const name = decodeURIComponent(path.slice("artifacts/".length));
    server.store.files.set(name, server.store.files.get(name)!.subarray(0, 3));
    return done;
  });
  const { summary } = await trySync(outputs, server);
  assert.equal(summary.tallies.records.sent, 1, "the one without such a file");
  assert.match(summary.failures[0]!, /dropped 1 file \(places\.parquet\)/);
});
