import { join } from "node:path";
import { OUTPUTS, PINNED_DENO, ROOT } from "../config.ts";
import { UserError } from "../errors.ts";
import { canonicalJson } from "../files/canonical_json.ts";
import { listFiles } from "../files/list_files.ts";
import { compareArtifacts, isUncompared, type Manifest } from "../tracking/manifest.ts";
import { compareNotebooks } from "../tracking/notebook_values.ts";
import { run } from "./run.ts";
import { proofRun } from "./run_options.ts";
import { hashFiles } from "./executions.ts";
import type { Reporter } from "./reporter.ts";

/** Help text of `verify`. */
export const VERIFY_HELP = `Usage: deno task verify

Executes every notebook again in a temporary folder, remembering nothing, and compares each
artifact with the committed outputs/manifest.json: byte for byte on linux-x86_64 with
Deno ${PINNED_DENO}, elsewhere by the numbers in the executed notebooks. Committed outputs that are
altered, missing or left over fail as well.
`;

/** One thing that is not as the committed manifest says. */
export interface Discrepancy {
  /** Path below the output folder. */
  path: string;
  what: string;
}

/**
 * Executes everything anew and compares it with the committed manifest, and the committed outputs
 * in the working tree with it as well.
 *
 * @returns What differs; empty if all is as committed.
 * @throws {UserError} If there is no committed manifest to compare with.
 */
export async function verify(reporter: Reporter, signal: AbortSignal): Promise<Discrepancy[]> {
  const manifest = await readCommittedManifest();
  const found = [
    ...compareTree(manifest, OUTPUTS, await trackedOutputs()),
    ...await compareBesides(),
  ];
  const folder = Deno.makeTempDirSync({ prefix: "patroliq-verify-" });
  try {
    const outputs = join(folder, "outputs");
    const fresh = await run(proofRun(outputs), reporter, signal);
    found.push(...compareRuns(manifest, fresh, outputs, reporter));
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
  return found;
}

/**
 * How the outputs in the working tree differ from the committed manifest. Committed files must be
 * there as they are listed; those that git ignores may be missing, but not altered or left over.
 *
 * @param tracked Paths below the output folder that git tracks.
 */
export function compareTree(manifest: Manifest, outputs: string, tracked: string[]): Discrepancy[] {
  const present = listFiles(outputs).filter((path) => !isUncompared(path));
  const isTracked = new Set(tracked);
  return compareArtifacts(manifest.artifacts, hashFiles(outputs, present))
    .filter(({ path, kind }) => kind !== "missing" || isTracked.has(path))
    .map(({ path, kind }) => ({ path, what: `${kind} in the working tree` }));
}

/** Committed outputs that stand outside the manifest, itself among them, against the commit. */
async function compareBesides(): Promise<Discrepancy[]> {
  const changes = await git("diff", "--name-status", "--no-renames", "HEAD", "--", "outputs");
  return changes.split("\n").filter(Boolean).map((line) => {
    const [status, path] = line.split("\t") as [string, string];
    return { status, path: path.replace(/^outputs\//, "") };
  }).filter(({ path }) => isUncompared(path)).map(({ status, path }) => ({
    path,
    what: `${status === "D" ? "missing" : "altered"} in the working tree`,
  }));
}

function compareRuns(
  committed: Manifest,
  fresh: Manifest,
  outputs: string,
  reporter: Reporter,
): Discrepancy[] {
  const [then, now] = [committed.versions, fresh.versions];
  const sameMachine = then.platform === now.platform && then.deno === now.deno;
  if (sameMachine) {
    const differences = compareArtifacts(committed.artifacts, fresh.artifacts);
    const found = differences.map(({ path, kind }) => ({
      path,
      what: `${kind} when executed again`,
    }));
    for (const key of ["schemaVersion", "data", "rows", "seed", "versions"] as const) {
      if (canonicalJson(committed[key]) === canonicalJson(fresh[key])) continue;
      found.push({ path: "manifest.json", what: `${key} is not what a run gives now` });
    }
    return found;
  }
  reporter.say(
    `The committed outputs were made on ${then.platform} with Deno ${then.deno}; this is ` +
      `${now.platform} with Deno ${now.deno}. Bytes may differ, so numbers are compared.`,
  );
  const names = compareArtifacts(blank(committed.artifacts), blank(fresh.artifacts));
  return [
    ...names.map(({ path, kind }) => ({ path, what: `${kind} when executed again` })),
    ...compareNotebooks(OUTPUTS, outputs),
  ];
}

function blank(artifacts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.keys(artifacts).map((path) => [path, ""]));
}

async function readCommittedManifest(): Promise<Manifest> {
  const text = await git("show", "HEAD:outputs/manifest.json").catch(() => undefined);
  if (text === undefined) {
    throw new UserError(
      "Cannot verify: git knows no committed outputs/manifest.json. Verify a clone, after a commit.",
    );
  }
  return JSON.parse(text);
}

async function trackedOutputs(): Promise<string[]> {
  const paths = (await git("ls-files", "-z", "--", "outputs")).split("\0").filter(Boolean);
  return paths.map((path) => path.replace(/^outputs\//, ""));
}

async function git(...args: string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command("git", { args, cwd: ROOT }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}
