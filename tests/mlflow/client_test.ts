import assert from "node:assert/strict";
import { createMlflowClient, type MlflowConnection } from "lib/mlflow/client.ts";
import { z } from "lib/files/schema.ts";
import { logBatch } from "lib/mlflow/log_calls.ts";
import { parseTrackingUri } from "lib/mlflow/tracking_uri.ts";
import { startFakeMlflow } from "./fake_server.ts";
import { makeSmallOutputs } from "./small_outputs.ts";
import { PASSWORD, trySync } from "./trial.ts";

function connectionTo(baseUrl: string): MlflowConnection {
  return {
    ...parseTrackingUri(baseUrl, "--mlflow"),
    timeoutMs: 1000,
    firstDelayMs: 1,
    longestWaitMs: 1000,
    seed: 1,
    sleep: () => Promise.resolve(),
  };
}

Deno.test("syncOutputs() sends credentials in a header, and shows them nowhere", async () => {
  using outputs = makeSmallOutputs();
  for (
    const [credentials, wanted] of [
      [{ username: "me", password: PASSWORD }, `Basic ${btoa(`me:${PASSWORD}`)}`],
      [{ token: PASSWORD }, `Bearer ${PASSWORD}`],
    ] as const
  ) {
    const seen = new Set<string | null>();
    await using server = startFakeMlflow(({ headers, path }) => {
      seen.add(headers.get("authorization"));
      if (path === "/version") return undefined;
      return new Response(`no ${wanted} of ${PASSWORD}`, { status: 401 });
    });
    const { line } = await trySync(outputs, server, { credentials });
    assert.deepEqual([...seen], [wanted]);
    assert.match(line, /\*\*\*.*check MLFLOW_TRACKING_USERNAME/);
    assert.ok(!line.includes(btoa(`me:${PASSWORD}`)), line);
  }
});

Deno.test("syncOutputs() takes credentials no further where the server has moved", async () => {
  using outputs = makeSmallOutputs();
  await using other = startFakeMlflow();
  await using server = startFakeMlflow(() =>
    new Response("", { status: 302, headers: { location: `${other.baseUrl}/version` } })
  );
  const { line } = await trySync(outputs, server, { credentials: { token: PASSWORD } });
  assert.match(line, /has moved \(HTTP 302\): name its new address\. /);
  assert.deepEqual(other.requests, []);
});

Deno.test("createMlflowClient() keeps the path of an address, as behind a gateway", async () => {
  const paths: string[] = [];
  await using server = startFakeMlflow(({ path }) => {
    paths.push(path);
    return new Response("3.17.2");
  });
  const client = createMlflowClient(connectionTo(`${server.baseUrl}/team/mlflow/`));
  await client.text({ method: "GET", path: "/version" });
  assert.deepEqual(paths, ["/team/mlflow/version"]);
});

Deno.test("createMlflowClient() fails every request at once after one that was given up", async () => {
  await using server = startFakeMlflow(() => new Response("no", { status: 401 }));
  const client = createMlflowClient(connectionTo(server.baseUrl));
  const request = { method: "GET", path: "/version" } as const;
  const ended = await Promise.allSettled(Array.from({ length: 40 }, () => client.text(request)));
  assert.equal(
    new Set(ended.map((each) => String((each as PromiseRejectedResult).reason))).size,
    1,
  );
  assert.ok(server.requests.length <= 6, `${server.requests.length} requests`);
});

Deno.test("createMlflowClient() does not take a slow answer for silence", async () => {
  await using server = startFakeMlflow(() => {
    let left = 6;
    return new Response(
      new ReadableStream({
        async pull(controller) {
          await new Promise((resolve) => setTimeout(resolve, 40));
          controller.enqueue(new TextEncoder().encode(" "));
          if (--left === 0) controller.enqueue(new TextEncoder().encode("1"));
          if (left === 0) controller.close();
        },
      }),
    );
  });
  const client = createMlflowClient({ ...connectionTo(server.baseUrl), timeoutMs: 150 });
  assert.equal(await client.ask({ method: "GET", path: "/version" }, z.number()), 1);
});

Deno.test("logBatch() sends nothing where a value is not finite or a step is not whole", async () => {
  await using server = startFakeMlflow();
  const client = createMlflowClient(connectionTo(server.baseUrl));
  const run = { runId: "run1", startTime: 0 };
  for (const bad of [{ value: NaN }, { value: Infinity }, { step: 0.5 }, { step: 2 ** 60 }]) {
    const points = [{ key: "a", step: 1, value: 1, ...bad }];
    await assert.rejects(logBatch(client, run, { points }), /^MlflowError: Cannot send a: /);
  }
  assert.deepEqual(server.requests, []);
});

Deno.test("logBatch() keeps to what a request may hold", async () => {
  const sizes: number[][] = [];
  await using server = startFakeMlflow(({ json }) => {
    const { metrics, params, tags } = json as Record<string, unknown[]>;
    sizes.push([metrics!.length, params!.length, tags!.length]);
    return Response.json({});
  });
  const client = createMlflowClient(connectionTo(server.baseUrl));
  const entries = Array.from({ length: 250 }, (_, i) => ({ key: `k${i}`, value: "" }));
  const points = Array.from({ length: 1700 }, (_, step) => ({ key: "a", step, value: step }));
  await logBatch(client, { runId: "r", startTime: 5 }, { params: entries, tags: entries, points });
  assert.deepEqual(sizes, [[800, 100, 100], [800, 100, 100], [100, 50, 50]]);
});
