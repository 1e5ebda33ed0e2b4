import assert from "node:assert/strict";
import { join } from "node:path";
import { sendAfterRun } from "lib/commands/mlflow.ts";
import type { Reporter } from "lib/commands/reporter.ts";
import { ROOT } from "lib/config.ts";
import { parseTrackingUri } from "lib/mlflow/tracking_uri.ts";
import { startFakeMlflow } from "../mlflow/fake_server.ts";
import { GEO, makeSmallOutputs } from "../mlflow/small_outputs.ts";
import { eventually, makeSmallProject, opening } from "./small_project.ts";

function start(args: string[], env: Record<string, string> = {}): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", join(ROOT, "lib", "cli.ts"), "mlflow", ...args],
    env: { NO_COLOR: "1", MLFLOW_TRACKING_URI: "", ...env },
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

async function ended(child: Deno.ChildProcess): Promise<{ code: number; text: string }> {
  const { code, stdout, stderr } = await child.output();
  return { code, text: new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr) };
}

Deno.test("mlflow sync ends with 0 where all is there, by option or by environment", async () => {
  using outputs = makeSmallOutputs();
  await using server = startFakeMlflow();
  const args = ["sync", "--out", outputs.folder];
  const first = await ended(start([...args, "--mlflow", server.baseUrl]));
  assert.equal(first.code, 0, first.text);
  assert.match(first.text, /^MLflow: http:\S+ has 6 records \(6 sent now\), 2 notebooks/);
  const second = await ended(start(args, { MLFLOW_TRACKING_URI: server.baseUrl }));
  assert.equal(second.code, 0, second.text);
  assert.match(second.text, /has 6 records \(there before\)/);
});

Deno.test("mlflow sync ends with 1 where something cannot be sent, and names the command for later", async () => {
  using outputs = makeSmallOutputs();
  await using server = startFakeMlflow(() => new Response("no", { status: 401 }));
  const { code, text } = await ended(
    start(["sync", "--out", outputs.folder, "--mlflow", server.baseUrl]),
  );
  assert.equal(code, 1, text);
  assert.match(
    text,
    /6 not.* deno task mlflow sync --mlflow http:\S+ --out \S*patroliq-outputs-\w+ sends them later\.$/m,
  );
});

Deno.test("mlflow sync ends with 2 where there is nothing that can be sent", async () => {
  using outputs = makeSmallOutputs();
  const { runId } = outputs.records[0]!;
  outputs.write(`experiments/${runId}.json`, `{"schemaVersion": 2}`);
  const url = "http://127.0.0.1:1";
  const spoiled = await ended(start(["sync", "--out", outputs.folder, "--mlflow", url]));
  assert.equal(spoiled.code, 2, spoiled.text);
  assert.match(spoiled.text, new RegExp(`^error: Cannot use .*${runId}\\.json: \\w+: .*\n$`));
  const missing = await ended(start(["sync", "--out", "no/such/folder", "--mlflow", url]));
  assert.equal(missing.code, 2, missing.text);
  assert.match(
    missing.text,
    /^error: Nothing to send: .*no\/such\/folder is not there\. Run first/,
  );
});

Deno.test({
  name: "mlflow sync ends by an interrupt, and says what was sent",
  ignore: Deno.build.os === "windows",
  async fn() {
    using outputs = makeSmallOutputs();
    await using server = startFakeMlflow(({ path }) =>
      path === "runs/log-batch" ? new Promise(() => {}) : undefined
    );
    const child = start(["sync", "--out", outputs.folder, "--mlflow", server.baseUrl]);
    assert.ok(await eventually(() => server.requests.includes("POST runs/log-batch"), 30));
    child.kill("SIGINT");
    const { code, text } = await ended(child);
    assert.equal(code, 130, text);
    assert.match(text, /^MLflow: 0 records sent, 6 not.*Stopped by SIGINT/);
  },
});

Deno.test("sendAfterRun() fails no run, whatever happens to what it sends", async () => {
  using outputs = makeSmallOutputs();
  const lines: string[] = [];
  const reporter: Reporter = {
    isTerminal: false,
    write: () => {},
    say: (line) => lines.push(line),
  };
  const { signal } = new AbortController();
  await using server = startFakeMlflow();
  const tracking = parseTrackingUri(server.baseUrl, "--mlflow");
  await sendAfterRun({ tracking }, outputs.folder, reporter, signal);
  await sendAfterRun({ why: "MLFLOW_TRACKING_URI is odd." }, outputs.folder, reporter, signal);
  outputs.remove("experiments");
  outputs.remove("notebooks");
  outputs.remove("manifest.json");
  await sendAfterRun({ tracking }, outputs.folder, reporter, signal);
  outputs.write(`experiments/${outputs.records[0]!.runId}.json`, "{");
  await sendAfterRun({ tracking }, outputs.folder, reporter, signal);
  assert.match(lines[0]!, /has 6 records/);
  assert.equal(lines[1], "MLflow: nothing is sent, since MLFLOW_TRACKING_URI is odd.");
  assert.match(lines[2]!, /^MLflow: not sent: Nothing to send: .* Try again with deno task mlflow/);
  assert.match(lines[3]!, /^MLflow: not sent: Cannot read .*\.json: .* Try again with/);
  assert.equal(lines.length, 4);
  assert.ok(lines.every((line) => !line.includes("\n")), GEO);
});

Deno.test("run --mlflow sends what it wrote, and ends with 0 where the server is not there", async () => {
  using project = makeSmallProject();
  project.notebook("01_one", opening("01_one"), "await chapter.finish();");
  await using server = startFakeMlflow();
  const sent = await project.run("run", "--mlflow", server.baseUrl);
  assert.equal(sent.code, 0, sent.text);
  assert.match(
    sent.text,
    /^Done\. .*\nMLflow: http:\S+ has 0 records, 1 notebook \(1 sent now\)/m,
  );
  const [run] = server.store.runs.values();
  assert.deepEqual([run?.name, run?.status], ["01_one", "FINISHED"]);

  project.env = { MLFLOW_TRACKING_URI: "http://127.0.0.1:1" };
  const down = await project.run("run");
  assert.equal(down.code, 0, down.text);
  assert.match(
    down.text,
    /^MLflow: 0 records sent, 0 not; 1 of 1 notebook not: The MLflow server/m,
  );
  assert.equal(down.text.match(/MLflow/g)?.length, 2, "one line");
  const refused = await project.run("run", "--mlflow", "localhost:5000");
  assert.equal(refused.code, 2, refused.text);
  assert.match(refused.text, /^error: --mlflow localhost:5000 lacks http:/);
  project.env = { MLFLOW_TRACKING_URI: "sqlite:///mlflow.db" };
  const elsewhere = await project.run("run");
  assert.equal(elsewhere.code, 0, elsewhere.text);
  assert.match(elsewhere.text, /^MLflow: nothing is sent, since MLFLOW_TRACKING_URI sqlite:/m);
});
