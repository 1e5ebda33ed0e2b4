import { basename, delimiter, dirname, join, resolve } from "node:path";
import { existsSync } from "node:fs";
import {
  CELL_TIMEOUT_SECONDS,
  DEFAULT_ROWS,
  ENV,
  LOCAL_OUTPUTS,
  OUTPUTS,
  parseRows,
  PROJECT_RECORDS,
  type SourceKind,
} from "../config.ts";
import { UserError } from "../errors.ts";
import { parseArguments } from "./parse_arguments.ts";
import { listChapters } from "../notebook/sources.ts";
import { parseRunTarget, type RunTarget } from "./mlflow_options.ts";

/** What a run is asked to do. */
export interface RunOptions {
  source: SourceKind;
  /** Absolute paths of incident files; empty unless the source is `file`. */
  files: string[];
  rows: number | "all";
  /** First and last date asked of the portal, `YYYY-MM-DD`. */
  from: string | undefined;
  to: string | undefined;
  /** Two-digit numbers of the chapters to run; undefined for all. */
  only: string[] | undefined;
  /** Executes chapters that are up to date as well. */
  force: boolean;
  /** Output folder, absolute. */
  outputs: string;
  cellTimeoutSeconds: number;
  /** Takes long computations from the memo. */
  memo: boolean;
  /** Keeps a notebook that failed, as far as it came, beside the output folder. */
  keepFailed: boolean;
  /** MLflow server that gets the records afterwards; undefined if none is named. */
  mlflow: RunTarget | undefined;
}

/** Help text of `run`. */
export const RUN_HELP = `Usage: deno task run [options]

Reads the records, executes every notebook in order, and writes outputs/.
Without options: the 500,000 records that come with the project.

  --data FILE...       incident files: .csv, .csv.gz, .csv.zst, .parquet
  --data portal        the city's data portal (network; SODA_APP_TOKEN is used if set)
  --data synthetic     made-up records with known truth; every page says SYNTHETIC
  --rows N|all         the N most recent records (default ${DEFAULT_ROWS})
  --from, --to DATE    first and last day asked of the portal, as YYYY-MM-DD
  --only 01,02         only these chapters
  --force              execute chapters that are up to date as well
  --no-memo            compute long fits again instead of remembering them
  --timeout SECONDS    the longest a cell may take (default ${CELL_TIMEOUT_SECONDS})
  --out DIR            output folder (default outputs/ for the project's records and
                       ${DEFAULT_ROWS} rows, outputs.local/ for anything else)
  --mlflow URL         send the records to this MLflow server afterwards, as deno task mlflow
                       sync does (default MLFLOW_TRACKING_URI; none if that is unset)
  --help               this text

PATROLIQ_DATA may name the data instead of --data (several files as in PATH).
`;

/**
 * The options of `run` from its arguments.
 *
 * @param env Reads an environment variable; replaced in tests.
 * @throws {UserError} If an argument is unknown, lacks its value or has one that cannot be used.
 *
 * @example Other rows go to another folder
 * ```ts
 * import assert from "node:assert/strict";
 * import { LOCAL_OUTPUTS } from "lib/config.ts";
 * import { parseRunOptions } from "lib/commands/run_options.ts";
 * assert.equal(parseRunOptions(["--rows", "20000"]).outputs, LOCAL_OUTPUTS);
 * ```
 */
export function parseRunOptions(
  args: string[],
  env: (name: string) => string | undefined = (name) => Deno.env.get(name),
): RunOptions {
  const { values, positionals } = parse(args);
  const data = [...(values.data ?? []), ...positionals];
  if (values.data === undefined && positionals.length > 0) {
    throw new UserError(`Unexpected argument: ${positionals[0]}. Incident files follow --data.`);
  }
  if (data.length === 0) data.push(...(env(ENV.data) ?? "").split(delimiter).filter(Boolean));
  const source = sourceOf(data);
  const folder = env("INIT_CWD") ?? Deno.cwd();
  const given = data.map((file) => resolve(folder, file));
  const files = source !== "file" ? [] : given.length > 0 ? given : [PROJECT_RECORDS];
  for (const file of files) refuseUnusable(file);
  const rows = parseRows(values.rows ?? String(DEFAULT_ROWS), "--rows");
  const isProjectRun = source === "file" && rows === DEFAULT_ROWS &&
    files.length === 1 && files[0] === PROJECT_RECORDS;
  for (const name of ["from", "to"] as const) {
    if (values[name] !== undefined && source !== "portal") {
      throw new UserError(`--${name} goes with --data portal only.`);
    }
  }
  return {
    source,
    files,
    rows,
    from: parseDay(values.from, "--from"),
    to: parseDay(values.to, "--to"),
    only: values.only === undefined ? undefined : parseChapters(values.only),
    force: values.force ?? false,
    outputs: values.out !== undefined
      ? withoutLinks(resolve(folder, values.out))
      : isProjectRun
      ? OUTPUTS
      : LOCAL_OUTPUTS,
    cellTimeoutSeconds: parseSeconds(values.timeout),
    memo: !(values["no-memo"] ?? false),
    keepFailed: true,
    mlflow: parseRunTarget(values.mlflow, env),
  };
}

/**
 * Options of a run that proves something on the project's own records: everything executed,
 * nothing remembered.
 *
 * @param outputs Output folder, absolute.
 */
export function proofRun(outputs: string, rows: number = DEFAULT_ROWS): RunOptions {
  const asked = { outputs, rows, force: true, memo: false, keepFailed: false };
  return { ...parseRunOptions([], () => undefined), ...asked };
}

function parse(args: string[]) {
  return parseArguments("run", {
    args: joinNegativeNumbers(args),
    allowPositionals: true,
    options: {
      data: { type: "string", multiple: true },
      rows: { type: "string" },
      from: { type: "string" },
      to: { type: "string" },
      only: { type: "string" },
      force: { type: "boolean" },
      "no-memo": { type: "boolean" },
      timeout: { type: "string" },
      out: { type: "string" },
      mlflow: { type: "string" },
    },
  });
}

/** `--rows -3` as `--rows=-3`, so that the number is refused for what it is, not as an option. */
function joinNegativeNumbers(args: string[]): string[] {
  return args.flatMap((arg, i) => {
    if (/^-\d/.test(arg) && args[i - 1]?.startsWith("--")) return [];
    return arg.startsWith("--") && /^-\d/.test(args[i + 1] ?? "")
      ? [`${arg}=${args[i + 1]}`]
      : [arg];
  });
}

function sourceOf(data: string[]): SourceKind {
  const named = data.find((each) => each === "portal" || each === "synthetic");
  if (named === undefined) return "file";
  if (data.length > 1) throw new UserError(`--data ${named} goes with no other data.`);
  return named as SourceKind;
}

function refuseUnusable(file: string): void {
  if (!existsSync(file)) throw new UserError(`No such file: ${file}. Check --data.`);
  if (Deno.statSync(file).isDirectory) {
    throw new UserError(`${file} is a folder. Name the incident files in it after --data.`);
  }
  try {
    Deno.openSync(file).close();
  } catch {
    throw new UserError(`Cannot read ${file}: check its permissions, or give another to --data.`);
  }
}

/** A folder as it is called without links, whether it exists already or not. */
function withoutLinks(folder: string): string {
  if (existsSync(folder)) return Deno.realPathSync(folder);
  const parent = dirname(folder);
  return parent === folder ? folder : join(withoutLinks(parent), basename(folder));
}

function parseChapters(text: string): string[] {
  const known = listChapters();
  return text.split(",").map((each) => {
    const asked = each.trim();
    const chapter = known.find((name) =>
      name === asked || name.startsWith(`${asked.padStart(2, "0")}_`)
    );
    if (chapter === undefined) {
      throw new UserError(`--only: no chapter "${asked}". There are ${known.join(", ")}.`);
    }
    return chapter.slice(0, 2);
  });
}

function parseDay(text: string | undefined, name: string): string | undefined {
  if (text === undefined) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) {
    throw new UserError(`${name} must be a date as YYYY-MM-DD, current value is ${text}.`);
  }
  return text;
}

function parseSeconds(text: string | undefined): number {
  if (text === undefined) return CELL_TIMEOUT_SECONDS;
  const seconds = Number(text);
  if (!(seconds > 0) || !Number.isFinite(seconds)) {
    throw new UserError(
      `--timeout must be a positive number of seconds, current value is ${text}.`,
    );
  }
  return seconds;
}
