import assert from "node:assert/strict";
import { type FakeMlflow, type Misbehave, startFakeMlflow } from "./fake_server.ts";
import { activeRuns } from "./fake_store.ts";
import { makeSmallOutputs, type SmallOutputs } from "./small_outputs.ts";
import { trySync } from "./trial.ts";

/** A server that misbehaves at the requests that `isIt` tells, so many times each. */
function faulty(
  isIt: (request: string) => boolean,
  fault: (answer: () => Response) => ReturnType<Misbehave>,
  times = Infinity,
): FakeMlflow {
  const left = new Map<string, number>();
  return startFakeMlflow(({ method, path, json }, answer) => {
    const request = `${method} ${path}`;
    if (!isIt(request)) return undefined;
    const key = request + JSON.stringify(json ?? null);
    const n = left.get(key) ?? times;
    left.set(key, n - 1);
    return n > 0 ? fault(answer) : undefined;
  });
}

/** Asserts that after another sync all is there once, and that a third one writes nothing. */
async function assertWhole(outputs: SmallOutputs, { store }: FakeMlflow): Promise<void> {
  await using server = startFakeMlflow(undefined, { store });
  const { summary } = await trySync(outputs, server);
  assert.deepEqual(summary.failures, []);
  const runs = activeRuns(store);
  assert.equal(runs.length, 8);
  assert.equal(new Set(runs.map(({ name }) => name)).size, 8);
  for (const run of runs) {
    const points = [...run.metrics.values()].map(({ key, step }) => `${key} ${step}`);
    assert.equal(new Set(points).size, points.length, `${run.name} has a value twice`);
    assert.equal(run.status, "FINISHED");
  }
  assert.equal(store.registered.get("geo-zones")?.versions.length, 2);
  const nBefore = server.writes().length;
  await trySync(outputs, server);
  assert.equal(server.writes().length, nBefore);
}

const NOTHING = /^MLflow: 0 records sent, 6 not; 2 of 2 notebooks not; 2 of 2 model versions not: /;
const LATER = / deno task mlflow sync sends them later\.$/;

Deno.test("syncOutputs() gives up in one line where the server is not there", async () => {
  using outputs = makeSmallOutputs();
  const gone = startFakeMlflow();
  await gone[Symbol.asyncDispose]();
  const { line, waits } = await trySync(outputs, gone);
  assert.match(line, NOTHING);
  assert.match(line, /: The MLflow server at http:\S+ cannot be reached \(3 attempts\)\. /);
  assert.match(line, LATER);
  assert.equal(waits.length, 2);
  assert.ok(waits[1]! > waits[0]!, "delays grow");
});

Deno.test("syncOutputs() gives up at once where the server does not know us", async () => {
  using outputs = makeSmallOutputs();
  for (const [status, said] of [[401, "You are not authenticated."], [403, "Permission denied"]]) {
    await using server = faulty(
      (request) => !request.includes("version"),
      () => new Response(`${said}`, { status: Number(status) }),
    );
    const { line, waits } = await trySync(outputs, server);
    assert.match(line, NOTHING);
    const words = `refuses us \\(HTTP ${status}: ${said}\\): set MLFLOW_TRACKING_USERNAME`;
    assert.match(line, new RegExp(words));
    assert.deepEqual(waits, []);
    assert.equal(server.requests.length, 2, "not one more request");
  }
});

Deno.test("syncOutputs() says what to do where the server does not know its own name", async () => {
  using outputs = makeSmallOutputs();
  await using server = faulty(
    (request) => !request.includes("version"),
    () => new Response("Invalid Host header - possible DNS rebinding attack", { status: 403 }),
  );
  const { line } = await trySync(outputs, server);
  assert.match(line, /start it with --allowed-hosts and the name in this address/);
});

Deno.test("syncOutputs() gives up where the server is silent, and soon", async () => {
  using outputs = makeSmallOutputs();
  await using server = faulty(
    (request) => request === "POST runs/create",
    () => new Promise(() => {}),
  );
  const { line, waits } = await trySync(outputs, server, { connection: { timeoutMs: 60 } });
  assert.match(line, NOTHING);
  assert.match(line, /was silent for 1 s \(2 attempts\)\. /);
  assert.equal(waits.length, 1);
  assert.equal(server.writes().filter((each) => each === "POST runs/create").length, 2);
  await assertWhole(outputs, server);
});

Deno.test("syncOutputs() says how many were sent before the server died", async () => {
  using outputs = makeSmallOutputs();
  await using server = startFakeMlflow();
  const { line, summary } = await trySync(outputs, server, {
    onProgress: (done) => done === 3 && server.die(),
  });
  const { sent } = summary.tallies.records;
  assert.ok(sent >= 2 && sent <= 5, `${sent} sent`);
  assert.match(
    line,
    new RegExp(`^MLflow: ${sent} records sent, ${6 - sent} not; 1 of 2 notebooks`),
  );
  assert.match(line, LATER);
  await assertWhole(outputs, server);
});

Deno.test("syncOutputs() asks again where the connection is cut in the middle of an answer", async () => {
  using outputs = makeSmallOutputs();
  const cut = (answer: () => Response) => {
    const body = answer().body!;
    return new Response(
      body.pipeThrough(
        new TransformStream({
          transform(piece, controller) {
            controller.enqueue(piece.subarray(0, piece.length >> 1));
            controller.error(new Error("cut"));
          },
        }),
      ),
    );
  };
  await using server = faulty((request) => /create|search|log-batch/.test(request), cut, 1);
  const { summary, notices } = await trySync(outputs, server);
  assert.deepEqual(summary.failures, []);
  assert.match(notices[0]!, /cut the connection; again in 1 s$/);
  assert.equal(server.store.runs.size, 8, "nothing is made twice");
  await assertWhole(outputs, server);
});

Deno.test("syncOutputs() asks again after 500 twice, with growing delays", async () => {
  using outputs = makeSmallOutputs();
  await using server = faulty(
    (request) => request === "GET experiments/get-by-name",
    () => new Response("sorry", { status: 500 }),
    2,
  );
  const { summary, waits } = await trySync(outputs, server);
  assert.deepEqual(summary.failures, []);
  const [first, second] = waits;
  assert.ok(first! >= 250 && first! <= 500 && second! >= 500 && second! <= 1000, `${waits}`);
});

Deno.test("syncOutputs() gives up on a server that fails for good", async () => {
  using outputs = makeSmallOutputs();
  await using server = faulty(
    (request) => request === "POST runs/log-batch",
    () => Response.json({ error_code: "INTERNAL_ERROR", message: "disk full" }, { status: 500 }),
  );
  const { line } = await trySync(outputs, server);
  assert.match(line, NOTHING);
  assert.match(line, /fails \(HTTP 500: disk full\) \(4 attempts\)\. /);
  await assertWhole(outputs, server);
});

Deno.test("syncOutputs() waits as long as 503 asks, and not forever", async () => {
  using outputs = makeSmallOutputs();
  const busy = (seconds: string) => () =>
    new Response("", { status: 503, headers: { "Retry-After": seconds } });
  await using server = faulty((request) => request.includes("get-by-name"), busy("7"), 1);
  const { waits } = await trySync(outputs, server);
  assert.deepEqual(waits, [7000]);
  await using stubborn = faulty((request) => request.includes("get-by-name"), busy("3600"), 1);
  const { line } = await trySync(outputs, stubborn);
  assert.match(line, /asks to wait 60 min \(HTTP 503\)\. /);
});

Deno.test("syncOutputs() refuses what is no MLflow server, and what is too old", async () => {
  using outputs = makeSmallOutputs();
  const page = () =>
    new Response("<html>Sign in</html>", { headers: { "content-type": "text/html" } });
  await using other = startFakeMlflow(page);
  const { line } = await trySync(outputs, other);
  assert.match(line, /The server at http:\S+ is no MLflow server: name another\. /);
  await using old = startFakeMlflow(() => new Response("2.22.1"));
  assert.match((await trySync(outputs, old)).line, /is MLflow 2\.22\.1: models need MLflow 3\. /);
  await using elsewhere = startFakeMlflow(() => new Response("<html>", { status: 404 }));
  const missing = await trySync(outputs, elsewhere);
  assert.match(missing.line, /does not answer as MLflow does \(HTTP 404\)\. /);
});

Deno.test("syncOutputs() gives up where a proxy answers with pages in between", async () => {
  using outputs = makeSmallOutputs();
  const page = () =>
    new Response("<html>Sign in</html>", { headers: { "content-type": "text/html" } });
  await using server = faulty((request) => request === "POST runs/search", page);
  const { line, waits } = await trySync(outputs, server);
  assert.match(line, /answered with no JSON \(2 attempts\)\. /);
  assert.equal(waits.length, 1);
});

Deno.test("syncOutputs() goes on after a refusal of one record, and names it", async () => {
  using outputs = makeSmallOutputs();
  const { runId } = outputs.records[0]!;
  await using server = startFakeMlflow(({ path, json }) =>
    path === "runs/create" && JSON.stringify(json).includes(runId)
      ? Response.json({ error_code: "INVALID_PARAMETER_VALUE", message: "No." }, { status: 400 })
      : undefined
  );
  const { line } = await trySync(outputs, server);
  assert.match(line, /^MLflow: 5 records sent, 1 not: The MLflow server at \S+ refused a request/);
  assert.match(line, new RegExp(`\\(HTTP 400: No\\.\\) \\(${runId}\\)\\. `));
  await assertWhole(outputs, server);
});

Deno.test("syncOutputs() counts models whose runs did not arrive", async () => {
  using outputs = makeSmallOutputs();
  const { runId } = outputs.records[1]!;
  await using server = startFakeMlflow(({ path, json }) =>
    path === "runs/create" && JSON.stringify(json).includes(runId)
      ? Response.json({ error_code: "BAD_REQUEST", message: "No." }, { status: 400 })
      : undefined
  );
  const { line } = await trySync(outputs, server);
  assert.match(line, /1 not; 1 of 2 model versions not: .* \(and 1 more\)\. /);
});

Deno.test("syncOutputs() stops when told to, and says what was sent", async () => {
  using outputs = makeSmallOutputs();
  const stop = new AbortController();
  await using server = startFakeMlflow(({ path }) => {
    if (path === "logged-models") stop.abort(new Error("Stopped by SIGINT."));
    return undefined;
  });
  const { line } = await trySync(outputs, server, { signal: stop.signal });
  assert.match(
    line,
    /^MLflow: 6 records sent, 0 not; 2 of 2 model versions not: Stopped by SIGINT\./,
  );
  await assertWhole(outputs, server);
});
