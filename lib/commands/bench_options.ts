import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { OUTPUTS } from "../config.ts";
import { UserError } from "../errors.ts";
import { parseRunOptions } from "./run_options.ts";

/** Parts of the bench, in order. */
export const PARTS = ["preprocess", "cluster", "reduce", "site", "runs"] as const;

/** Name of a part. */
export type Part = (typeof PARTS)[number];

/** What a bench is asked to do. */
export interface BenchOptions {
  /** Incident files, all rows of which a further site and run read; absolute, may be none. */
  files: string[];
  parts: Part[];
  /** Folder of `bench.json`, absolute. */
  outputs: string;
}

/**
 * The options of `bench` from its arguments.
 *
 * @param env Reads an environment variable; replaced in tests.
 * @throws {UserError} If an argument is unknown, lacks its value or has one that cannot be used.
 *
 * @example One part
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseBenchOptions } from "lib/commands/bench_options.ts";
 * assert.deepEqual(parseBenchOptions(["--only", "cluster"]).parts, ["cluster"]);
 * assert.deepEqual(parseBenchOptions(["--only", "runs, site"]).parts, ["site", "runs"]);
 * ```
 */
export function parseBenchOptions(
  args: string[],
  env: (name: string) => string | undefined = (name) => Deno.env.get(name),
): BenchOptions {
  const { values, positionals } = parse(args);
  if (values.data === undefined && positionals.length > 0) {
    throw new UserError(`Unexpected argument: ${positionals[0]}. Incident files follow --data.`);
  }
  const data = [...(values.data ?? []), ...positionals];
  const asked = data.length > 0 ? parseRunOptions(["--data", ...data], env) : null;
  if (asked && asked.source !== "file") throw new UserError("bench --data takes files only.");
  const parts = values.only === undefined ? [...PARTS] : parseParts(values.only);
  if (asked && !parts.includes("site") && !parts.includes("runs")) {
    throw new UserError(
      "--data is for the site and for whole runs: add site or runs to --only, or leave --only out.",
    );
  }
  const folder = env("INIT_CWD") ?? Deno.cwd();
  const outputs = values.out === undefined ? OUTPUTS : resolve(folder, values.out);
  return { files: asked?.files ?? [], parts, outputs };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        data: { type: "string", multiple: true },
        only: { type: "string" },
        out: { type: "string" },
      },
    });
  } catch {
    throw new UserError(
      "bench takes --data FILE..., --only PARTS and --out DIR, each with its value. See --help.",
    );
  }
}

function parseParts(text: string): Part[] {
  const asked = text.split(",").map((part) => part.trim());
  const unknown = asked.find((part) => !PARTS.some((known) => known === part));
  if (unknown !== undefined) {
    throw new UserError(`--only: no part "${unknown}". There are ${PARTS.join(", ")}.`);
  }
  return PARTS.filter((part) => asked.includes(part));
}
