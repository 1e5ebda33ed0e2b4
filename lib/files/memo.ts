import { basename, join } from "node:path";
import { CACHE, readSettings, ROOT } from "../config.ts";
import { canonicalJson } from "./canonical_json.ts";
import { importClosure } from "./import_closure.ts";
import { sha256, sha256File } from "./sha256.ts";
import { writeFile } from "./write_file.ts";

/** What a memoized result depends on. */
export interface MemoKey {
  /** Module that computes, by its path in the project, such as `lib/describe/concentration.ts`. */
  module: string;
  /** All parameters, the seed included. */
  params: unknown;
  /** Hash of each input, by name. */
  inputs: Record<string, string>;
}

/** How a memo may be replaced: another folder, or no memory at all. */
export interface MemoOptions {
  /** Folder of the remembered results. */
  folder?: string;
  /** Computes anew and remembers nothing; the default where the settings forbid the memo. */
  bypass?: boolean;
}

/**
 * The result of a long computation, remembered by content: computed once for the same parameters,
 * the same inputs, the same code (the import closure of its module) and the same packages.
 *
 * A run that only changed prose takes it from `data/cache/memo`; `verify` and `test` bypass it, so
 * that what they prove was computed.
 *
 * @returns The result as it comes back from JSON, whether remembered or not, so that both ways
 *   give the same.
 */
export async function memo<T>(
  key: MemoKey,
  compute: () => T | Promise<T>,
  { folder = join(CACHE, "memo"), bypass = !readSettings().memo }: MemoOptions = {},
): Promise<T> {
  if (bypass) return JSON.parse(canonicalJson(await compute()));
  const digest = sha256(canonicalJson({
    ...key,
    module: await importClosure([join(ROOT, key.module)]),
    lock: sha256File(join(ROOT, "deno.lock")),
    deno: Deno.version.deno,
  }));
  const name = basename(key.module, ".ts");
  const path = join(folder, `${name}-${digest.slice(0, 32)}.json`);
  const remembered = readIfThere(path);
  if (remembered !== undefined) return JSON.parse(remembered);
  const text = canonicalJson(await compute());
  writeFile(path, text);
  return JSON.parse(text);
}

function readIfThere(path: string): string | undefined {
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
