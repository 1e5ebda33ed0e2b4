import assert from "node:assert/strict";
import { join } from "node:path";
import { parseMlflowOptions, parseRunTarget } from "lib/commands/mlflow_options.ts";
import { parseRunOptions, proofRun } from "lib/commands/run_options.ts";
import { OUTPUTS } from "lib/config.ts";

const none = () => undefined;
const environment = (values: Record<string, string>) => (name: string) => values[name];

Deno.test("parseMlflowOptions() takes the server from --mlflow, then from the environment", () => {
  const env = environment({
    MLFLOW_TRACKING_URI: "http://there:5000",
    MLFLOW_TRACKING_TOKEN: "t",
    INIT_CWD: "/somewhere",
  });
  const { tracking, outputs } = parseMlflowOptions(["sync"], env);
  assert.deepEqual([tracking.baseUrl, tracking.authorization], ["http://there:5000", "Bearer t"]);
  assert.equal(outputs, OUTPUTS);
  const here = parseMlflowOptions(["sync", "--mlflow", "http://here", "--out", "mine"], env);
  assert.equal(here.tracking.baseUrl, "http://here");
  assert.equal(here.outputs, join("/somewhere", "mine"));
});

Deno.test("parseMlflowOptions() refuses in one line what cannot be used", () => {
  const refused: [string[], RegExp][] = [
    [[], /^mlflow does one thing, sync\. See deno task mlflow --help\.$/],
    [["send"], /does one thing, sync/],
    [["sync", "more"], /does one thing, sync/],
    [["sync"], /^No MLflow server is named: give --mlflow URL, or set MLFLOW_TRACKING_URI\.$/],
    [["sync", "--mlflow"], /argument missing/],
    [["sync", "--mlflow", ""], /^--mlflow is no address of a server/],
    [["sync", "--bogus"], /Unknown option '--bogus'\. See deno task mlflow --help\./],
  ];
  for (const [args, message] of refused) {
    assert.throws(() => parseMlflowOptions(args, none), (error: Error) => {
      assert.match(error.message, message);
      return error.name === "UserError" && !error.message.includes("\n");
    }, args.join(" "));
  }
});

Deno.test("parseRunTarget() refuses a bad --mlflow, but lets no variable stop a run", () => {
  assert.equal(parseRunTarget(undefined, none), undefined);
  assert.equal(parseRunTarget(undefined, environment({ MLFLOW_TRACKING_URI: " " })), undefined);
  assert.throws(() => parseRunTarget("databricks", none), /^UserError: --mlflow databricks is no/);
  for (const uri of ["databricks", "sqlite:///a.db", "./mlruns", "host:5000"]) {
    const target = parseRunTarget(undefined, environment({ MLFLOW_TRACKING_URI: uri }));
    assert.ok(target && "why" in target && target.why.startsWith("MLFLOW_TRACKING_URI"), uri);
  }
});

Deno.test("parseRunOptions() takes --mlflow, and a run that proves something sends nothing", () => {
  const env = environment({ MLFLOW_TRACKING_URI: "http://there" });
  const { mlflow } = parseRunOptions(["--mlflow", "http://here:1"], env);
  assert.ok(mlflow && "tracking" in mlflow && mlflow.tracking.baseUrl === "http://here:1");
  assert.ok(parseRunOptions([], env).mlflow);
  assert.equal(proofRun("/tmp/out").mlflow, undefined);
});
