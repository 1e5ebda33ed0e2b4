import { resolve } from "node:path";
import { OUTPUTS } from "../config.ts";
import { UserError } from "../errors.ts";
import { parseArguments } from "./parse_arguments.ts";
import { parseTrackingUri, type Tracking } from "../mlflow/tracking_uri.ts";

/** Variables of the environment as MLflow's own clients read them. */
const URI = "MLFLOW_TRACKING_URI";
const CREDENTIALS = {
  username: "MLFLOW_TRACKING_USERNAME",
  password: "MLFLOW_TRACKING_PASSWORD",
  token: "MLFLOW_TRACKING_TOKEN",
} as const;

/** What `mlflow sync` is asked to do. */
export interface MlflowOptions {
  tracking: Tracking;
  /** Output folder to send, absolute. */
  outputs: string;
}

/** Where a run sends its records: to a server, or nowhere, and why. */
export type RunTarget = { tracking: Tracking } | { why: string };

/** Help text of `mlflow`. */
export const MLFLOW_HELP = `Usage: deno task mlflow sync [options]

Sends the records of a run to an MLflow 3 server by REST: an experiment a chapter, in it a run of
the executed notebook with its figures and curves, and below it a run of each fit with parameters,
metrics, data and files; and the registered models with versions and aliases. What is there is
left alone, so a second sync writes nothing, and one that was broken off is taken up again.
deno task run --mlflow URL does the same after a run.

  --mlflow URL         address of the server, as http://127.0.0.1:5000 (default ${URI})
  --out DIR            output folder to send (default outputs/)
  --help               this text

${CREDENTIALS.username} and ${CREDENTIALS.password}, or ${CREDENTIALS.token}, are
sent to that server alone. A server on this machine: docker compose up mlflow (see compose.yaml).
Exit code 0: all is there; 1: something could not be sent; 2: nothing that can be sent, or no
address.
`;

type Env = (name: string) => string | undefined;
const environment: Env = (name) => Deno.env.get(name);

/**
 * The options of `mlflow` from its arguments.
 *
 * @param env Reads an environment variable; replaced in tests.
 * @throws {UserError} If there is no server to send to, or an argument cannot be used.
 *
 * @example A server of this machine
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseMlflowOptions } from "lib/commands/mlflow_options.ts";
 * const { tracking } = parseMlflowOptions(["sync", "--mlflow", "http://127.0.0.1:5000/"]);
 * assert.equal(tracking.baseUrl, "http://127.0.0.1:5000");
 * ```
 */
export function parseMlflowOptions(args: string[], env: Env = environment): MlflowOptions {
  const { values, positionals: [action, extra] } = parse(args);
  if (action !== "sync" || extra !== undefined) {
    throw new UserError(`mlflow does one thing, sync. See deno task mlflow --help.`);
  }
  const tracking = trackingOf(values.mlflow, env);
  if (!tracking) {
    throw new UserError(`No MLflow server is named: give --mlflow URL, or set ${URI}.`);
  }
  const folder = env("INIT_CWD") ?? Deno.cwd();
  return { tracking, outputs: values.out === undefined ? OUTPUTS : resolve(folder, values.out) };
}

/**
 * Where a run sends its records; undefined if no server is named.
 *
 * @param option Value of `--mlflow`.
 * @throws {UserError} If the option names no server; what the environment says does not stop a run.
 *
 * @example What another program uses
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseRunTarget } from "lib/commands/mlflow_options.ts";
 * const env = (name: string) => ({ MLFLOW_TRACKING_URI: "sqlite:///mlflow.db" })[name];
 * const target = parseRunTarget(undefined, env);
 * assert.match(target && "why" in target ? target.why : "", /^MLFLOW_TRACKING_URI sqlite:/);
 * assert.equal(parseRunTarget(undefined, () => undefined), undefined);
 * ```
 */
export function parseRunTarget(
  option: string | undefined,
  env: Env = environment,
): RunTarget | undefined {
  try {
    const tracking = trackingOf(option, env);
    return tracking && { tracking };
  } catch (error) {
    if (option === undefined && error instanceof UserError) return { why: error.message };
    throw error;
  }
}

function trackingOf(option: string | undefined, env: Env): Tracking | undefined {
  const uri = option ?? env(URI) ?? "";
  if (uri.trim() === "" && option === undefined) return undefined;
  return parseTrackingUri(uri, option === undefined ? URI : "--mlflow", {
    username: env(CREDENTIALS.username),
    password: env(CREDENTIALS.password),
    token: env(CREDENTIALS.token),
  });
}

function parse(args: string[]) {
  return parseArguments("mlflow", {
    args,
    allowPositionals: true,
    options: { mlflow: { type: "string" }, out: { type: "string" } },
  });
}
