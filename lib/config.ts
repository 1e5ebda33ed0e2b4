/**
 * What every room needs to know of the project: its paths, its seed, its study area, and the
 * settings of the present run. No other file of lib reads the environment.
 *
 * @module
 */

import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { UserError } from "./errors.ts";

/** Root folder of the project, absolute, without a trailing separator. */
export const ROOT: string = resolve(fileURLToPath(new URL("..", import.meta.url)));

/** Records that come with the project: the 500,000 most recent of a complete 2012-2018 export. */
export const PROJECT_RECORDS: string = join(ROOT, "data", "chicago_2016-12_2018-11.csv.zst");

/** Folder of the boundaries (GeoJSON, WGS 84) that come with the project. */
export const BOUNDARIES: string = join(ROOT, "data", "boundaries");

/** The fits that were proposed for the models of the registry, in order. */
export const PROMOTIONS: string = join(ROOT, "data", "promotions.json");

/** Folder of downloads; ignored by git. */
export const RAW: string = join(ROOT, "data", "raw");

/** Folder of everything that can be computed again; ignored by git. */
export const CACHE: string = join(ROOT, "data", "cache");

/** Folder of the committed run, on the records that come with the project. */
export const OUTPUTS: string = join(ROOT, "outputs");

/** Folder of runs on other data or another number of rows; ignored by git. */
export const LOCAL_OUTPUTS: string = join(ROOT, "outputs.local");

/** Seed of everything random, unless a notebook's parameter says otherwise. */
export const SEED = 20181112;

/** Rows analysed unless told otherwise: the number that the capstone specification asks for. */
export const DEFAULT_ROWS = 500_000;

/** Oldest Deno that runs notebooks truthfully: 2.8.2 and 2.8.3 report failing cells as success. */
export const OLDEST_DENO = "2.9.1";

/** Version of Deno for which outputs are promised byte for byte (Linux x64). */
export const PINNED_DENO = "2.9.6";

/** Seconds a cell may take unless told otherwise. */
export const CELL_TIMEOUT_SECONDS = 600;

/** Where the records to analyse come from. */
export type SourceKind = "file" | "portal" | "synthetic";

/** Settings of the present run, as the command line hands them to a notebook's kernel. */
export interface Settings {
  /** Kind of source; `synthetic` must be said on every page and figure. */
  source: SourceKind;
  /** Absolute paths of the incident files. */
  files: string[];
  /** Most recent rows to analyse, or all of them. */
  rows: number | "all";
  /** Folder that receives what the run writes, absolute. */
  outputs: string;
  /** Whether long computations may be taken from the memo instead of computed. */
  memo: boolean;
}

/** Names of the environment variables that carry {@link Settings}. */
export const ENV = {
  data: "PATROLIQ_DATA",
  source: "PATROLIQ_SOURCE",
  rows: "PATROLIQ_ROWS",
  outputs: "PATROLIQ_OUT",
  memo: "PATROLIQ_MEMO",
} as const;

/**
 * Settings of the present run, from the environment, with defaults that let a notebook run by
 * itself in JupyterLab or VS Code on the records that come with the project.
 *
 * @param env Reads an environment variable; replaced in tests.
 * @throws {UserError} If a variable holds something that cannot be used.
 *
 * @example Defaults
 * ```ts
 * import assert from "node:assert/strict";
 * import { DEFAULT_ROWS, readSettings } from "lib/config.ts";
 * assert.equal(readSettings(() => undefined).rows, DEFAULT_ROWS);
 * ```
 */
export function readSettings(
  env: (name: string) => string | undefined = (name) => Deno.env.get(name),
): Settings {
  const source = env(ENV.source) || "file";
  if (source !== "file" && source !== "portal" && source !== "synthetic") {
    throw new UserError(
      `${ENV.source} must be file, portal or synthetic, current value is ${source}.`,
    );
  }
  const files = (env(ENV.data) || PROJECT_RECORDS).split(delimiter).filter((path) => path !== "");
  const outputs = resolve(ROOT, env(ENV.outputs) || OUTPUTS);
  return {
    source,
    files: files.map((path) => resolve(ROOT, path)),
    rows: parseRows(env(ENV.rows) || String(DEFAULT_ROWS), ENV.rows),
    outputs,
    memo: env(ENV.memo) !== "off",
  };
}

/**
 * Number of rows written as text: a positive whole number, or `all`.
 *
 * @param name What the text is called in the error, such as `--rows`.
 * @throws {UserError} If the text is neither.
 *
 * @example A number and the word
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseRows } from "lib/config.ts";
 * assert.equal(parseRows("20000", "--rows"), 20000);
 * assert.equal(parseRows("all", "--rows"), "all");
 * ```
 */
export function parseRows(text: string, name: string): number | "all" {
  if (text === "all") return "all";
  const rows = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(rows) || rows < 1) {
    throw new UserError(
      `${name} must be a positive whole number or "all", current value is "${text}".`,
    );
  }
  return rows;
}
