/**
 * A real MLflow server on this machine, in its own folder and process group, and its official
 * client.
 *
 * @module
 */

import assert from "node:assert/strict";
import { join } from "node:path";
import { ROOT } from "lib/config.ts";

/** Interpreter of the environment that MLflow is installed in. */
const PYTHON = Deno.env.get("PATROLIQ_MLFLOW_PYTHON");

/** Folder of this file. */
const HERE = join(ROOT, "tests", "servers");

/** Seconds that a server may take to start, with a database to make on a busy machine. */
const START_SECONDS = 120;

/** A server that runs until disposed. */
export interface RealMlflow extends AsyncDisposable {
  baseUrl: string;
  /** Ends at once, in the middle of what is under way. */
  kill(): Promise<void>;
}

/** Starts a server on a free port; what it keeps is in the folder. */
export async function startRealMlflow(folder: string): Promise<RealMlflow> {
  const port = freePort();
  const log = join(folder, "server.log");
  const server = [join(interpreter(), "..", "mlflow"), "server", "--host", "127.0.0.1"];
  const options = ["--port", String(port), "--workers", "1"];
  const stores = [
    "--backend-store-uri",
    "sqlite:///mlflow.db",
    "--artifacts-destination",
    "./files",
  ];
  const child = new Deno.Command(interpreter(), {
    args: [join(HERE, "serve.py"), log, ...server, ...options, ...stores],
    cwd: folder,
    env: {
      MLFLOW_SERVER_ENABLE_JOB_EXECUTION: "false",
      MLFLOW_SQLALCHEMYSTORE_POOL_SIZE: "50",
      MLFLOW_DISABLE_TELEMETRY: "true",
    },
    stdin: "piped",
    stdout: "null",
    stderr: "null",
  }).spawn();
  const input = child.stdin.getWriter();
  let isEnded = false;
  const status = child.status.then(() => (isEnded = true));
  const end = async (word: string) => {
    if (!isEnded) await input.write(new TextEncoder().encode(word)).catch(() => {});
    await input.close().catch(() => {});
    await status;
  };
  const baseUrl = `http://127.0.0.1:${port}`;
  for (let left = START_SECONDS * 5; !await isHealthy(baseUrl); left--) {
    if (left > 0 && !isEnded) await new Promise((resolve) => setTimeout(resolve, 200));
    else {
      await end("kill\n");
      throw new Error(`The server did not start: ${Deno.readTextFileSync(log).slice(-2000)}`);
    }
  }
  return { baseUrl, kill: () => end("kill\n"), [Symbol.asyncDispose]: () => end("") };
}

async function isHealthy(baseUrl: string): Promise<boolean> {
  try {
    const response = await fetch(`${baseUrl}/health`, { signal: AbortSignal.timeout(2000) });
    return (await response.text()) === "OK";
  } catch {
    return false;
  }
}

function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

function interpreter(): string {
  assert.ok(PYTHON, "run this by deno task test:servers");
  return PYTHON;
}

/** What the official client is asked. */
export interface Question {
  experiment: string;
  run: string;
  curve: string;
  file: string;
  model: string;
  alias: string;
}

/** A run as the official client has it. */
export interface ClientRun {
  run_id: string;
  name: string;
  status: string;
  params: Record<string, string>;
  metrics: Record<string, number>;
  tags: Record<string, string>;
  datasets: {
    name: string;
    digest: string;
    profile: { num_rows: number };
    context: string[];
  }[];
  models: string[];
}

/** What it finds. */
export interface Found {
  lifecycle: string;
  runs: ClientRun[];
  deleted: number;
  history: [step: number, value: number][];
  files: [path: string, bytes: number][];
  sha256: string;
  version: { version: string; run_id: string; status: string; tags: Record<string, string> };
  logged_model: {
    model_id: string;
    status: string;
    params: Record<string, string>;
    metrics: Record<string, number>;
    run_id: string;
  };
  signature: Record<"inputs" | "outputs", { name: string; type: string; required: boolean }[]>;
}

/** Asks the official client what a server holds. */
export async function readBack(baseUrl: string, question: Question): Promise<Found> {
  const { success, stdout, stderr } = await new Deno.Command(interpreter(), {
    args: [join(HERE, "read_back.py"), baseUrl, JSON.stringify(question)],
  }).output();
  assert.ok(success, new TextDecoder().decode(stderr));
  return JSON.parse(new TextDecoder().decode(stdout));
}

/** A run as REST has it. */
export interface RestRun {
  info: { run_id: string; run_name: string; status: string };
  data: {
    metrics?: { key: string }[];
    params?: unknown[];
    tags?: { key: string; value: string }[];
  };
  inputs?: { dataset_inputs?: unknown[] };
}

/** All runs that are not deleted, in the order of their identities. */
export async function listRuns(baseUrl: string): Promise<RestRun[]> {
  const { experiments } = await ask(baseUrl, "experiments/search", { max_results: 100 });
  const ids = (experiments as { experiment_id: string }[]).map((each) => each.experiment_id);
  const query = { experiment_ids: ids, max_results: 1000 };
  const { runs = [] } = await ask(baseUrl, "runs/search", query) as { runs?: RestRun[] };
  return runs.sort((a, b) => (a.info.run_id < b.info.run_id ? -1 : 1));
}

/** All values of all metrics of runs, by run and metric. */
export async function listHistories(
  baseUrl: string,
  runs: readonly RestRun[],
): Promise<Record<string, [step: number, value: number][]>> {
  const found: Record<string, [number, number][]> = {};
  for (const { info, data } of runs) {
    for (const { key } of data.metrics ?? []) {
      const query = new URLSearchParams({ run_id: info.run_id, metric_key: key });
      const answer = await fetch(`${baseUrl}/api/2.0/mlflow/metrics/get-history?${query}`);
      const { metrics } = await answer.json();
      found[`${info.run_name} ${key}`] = (metrics as { step: number; value: number }[])
        .map(({ step, value }) => [step, value]);
    }
  }
  return found;
}

async function ask(baseUrl: string, path: string, json: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`${baseUrl}/api/2.0/mlflow/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(json),
  });
  assert.ok(response.ok, `${path}: HTTP ${response.status}`);
  return await response.json();
}
