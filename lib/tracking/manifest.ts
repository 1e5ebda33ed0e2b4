import { join } from "node:path";
import { SEED } from "../config.ts";
import { canonicalJson } from "../files/canonical_json.ts";
import { listFiles } from "../files/list_files.ts";
import { sha256, sha256File } from "../files/sha256.ts";
import { writeFile } from "../files/write_file.ts";

/** Version of the manifest's layout. */
export const MANIFEST_SCHEMA = 1;

/** Files of an output folder that no run vouches for, or that hold times: outside the manifest. */
const UNCOMPARED = new Set(["manifest.json", "bench.json", "timings.json", ".executions.json"]);

/** The records a run stands on. */
export interface ManifestData {
  /** Kind of source; synthetic records are never taken for real ones. */
  source: string;
  /** Hash over the hashes of all files, in order. */
  sha256: string;
  /** The files as they were given. */
  files: { name: string; bytes: number; sha256: string }[];
}

/** What a run was made of and what it made: enough to say whether another run gave the same. */
export interface Manifest {
  schemaVersion: number;
  data: ManifestData;
  /** Most recent rows asked for. */
  rows: number | "all";
  seed: number;
  versions: Record<string, string>;
  /** Path below the output folder → SHA-256. */
  artifacts: Record<string, string>;
}

/** Name, size and hash of each incident file, with one hash for all of them together. */
export function describeData(source: string, paths: string[]): ManifestData {
  const files = paths.map((path) => ({
    name: path.split(/[\\/]/).at(-1)!,
    bytes: Deno.statSync(path).size,
    sha256: sha256File(path),
  }));
  return { source, files, sha256: sha256(files.map((file) => file.sha256).join("\n")) };
}

/**
 * The manifest of an output folder as it stands: every file below it with its hash, times and
 * benches left out.
 *
 * @param folder Output folder.
 * @param packages Version of each npm package, by name.
 */
export function buildManifest(
  folder: string,
  data: ManifestData,
  rows: number | "all",
  packages: Record<string, string>,
): Manifest {
  const { deno, v8, typescript } = Deno.version;
  return {
    schemaVersion: MANIFEST_SCHEMA,
    data,
    rows,
    seed: SEED,
    versions: {
      deno,
      v8,
      typescript,
      platform: `${Deno.build.os}-${Deno.build.arch}`,
      ...packages,
    },
    artifacts: Object.fromEntries(
      listFiles(folder)
        .filter((path) => !UNCOMPARED.has(path))
        .map((path) => [path, sha256File(join(folder, path))]),
    ),
  };
}

/** Writes `manifest.json` into the folder it describes. */
export function writeManifest(folder: string, manifest: Manifest): void {
  writeFile(join(folder, "manifest.json"), canonicalJson(manifest));
}

/** Whether an output path stands outside the manifest. */
export function isUncompared(path: string): boolean {
  return UNCOMPARED.has(path);
}

/** One way in which two sets of artifacts differ. */
export interface ArtifactDifference {
  path: string;
  kind: "altered" | "missing" | "left over";
}

/**
 * How the artifacts found differ from those expected, sorted by path: altered, missing, or left
 * over (found, but not expected).
 *
 * @param expected Path → SHA-256 that should be there.
 * @param found Path → SHA-256 that is there.
 *
 * @example A left-over file
 * ```ts
 * import assert from "node:assert/strict";
 * import { compareArtifacts } from "lib/tracking/manifest.ts";
 * assert.deepEqual(compareArtifacts({ a: "1" }, { a: "1", b: "2" }), [
 *   { path: "b", kind: "left over" },
 * ]);
 * ```
 */
export function compareArtifacts(
  expected: Record<string, string>,
  found: Record<string, string>,
): ArtifactDifference[] {
  const paths = [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort();
  return paths.flatMap((path): ArtifactDifference[] => {
    if (!(path in found)) return [{ path, kind: "missing" }];
    if (!(path in expected)) return [{ path, kind: "left over" }];
    return expected[path] === found[path] ? [] : [{ path, kind: "altered" }];
  });
}
