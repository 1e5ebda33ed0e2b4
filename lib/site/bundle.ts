/**
 * Scripts and styles of the site, bundled with what they import.
 *
 * @module
 */

import { join } from "node:path";
import * as esbuild from "esbuild";
import { ROOT } from "../config.ts";
import { themeRules } from "./style/style.ts";

/** Files of a bundle, from the root of the site. */
export interface Bundle {
  /** Address of the script of each entry, by its name. */
  scripts: Record<string, string>;
  /** Address of the style sheet. */
  style: string;
  /** Code of the service worker, which may import nothing. */
  worker: string;
  files: { path: string; contents: Uint8Array }[];
  /** Source files of which anything is in the scripts, from the project's root. */
  inputs: string[];
}

/** Scripts that run as soon as they are loaded, so that no test imports them. */
const ENTRIES = join(ROOT, "lib", "site", "browser", "entries");

/** Sheets of the style, in the order in which they overrule each other: what all pages share first. */
const SHEETS = [
  "base",
  "frame",
  "text",
  "controls",
  "boards",
  "maps",
  "tables",
  "filter",
  "when",
  "where",
  "structure",
  "overview",
  "notebooks",
  "method",
  "models",
  "small_and_paper",
].map((name) => join(ROOT, "lib", "site", "style", `${name}.css`));

/** What browsers must understand: those of spring 2024 and later, which have `Promise.withResolvers`. */
const TARGET = ["es2022", "chrome119", "firefox121", "safari17.4"];

/**
 * Bundles scripts of the browser and the style sheet. The same sources give the same bytes.
 *
 * @param entries Names of scripts below `browser/entries`, such as `where.tsx`.
 */
export async function bundle(entries: readonly string[]): Promise<Bundle> {
  try {
    const scripts = await esbuild.build({
      ...COMMON,
      entryPoints: entries.map((entry) => join(ENTRIES, entry)),
      outbase: ENTRIES,
      splitting: true,
      format: "esm",
      target: TARGET,
      jsx: "automatic",
      jsxImportSource: "preact",
    });
    const worker = await esbuild.build({
      ...COMMON,
      entryPoints: [join(ENTRIES, "service_worker.ts")],
      format: "iife",
      target: TARGET,
    });
    const style = await esbuild.build({
      ...COMMON,
      stdin: {
        contents: themeRules() + SHEETS.map((path) => Deno.readTextFileSync(path)).join(""),
        loader: "css",
        sourcefile: "site.css",
        resolveDir: ROOT,
      },
      entryNames: "assets/site-[hash]",
    });
    const files = [...scripts.outputFiles, ...style.outputFiles].map(({ path, contents }) => ({
      path: path.slice(OUT.length).replaceAll("\\", "/"),
      contents,
    }));
    return {
      scripts: entryScripts(scripts.metafile),
      style: files.find(({ path }) => path.endsWith(".css"))!.path,
      worker: worker.outputFiles[0]!.text,
      files,
      inputs: usedInputs(scripts.metafile),
    };
  } finally {
    await esbuild.stop();
  }
}

/** Nothing is written there: files are taken from memory. */
const OUT = join(ROOT, "outputs.local", "site-bundle") + "/";

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  legalComments: "none",
  charset: "utf8",
  outdir: OUT,
  entryNames: "assets/[name]-[hash]",
  chunkNames: "assets/chunk-[hash]",
  logLevel: "silent",
} as const satisfies esbuild.BuildOptions;

function entryScripts({ outputs }: esbuild.Metafile): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [path, { entryPoint }] of Object.entries(outputs)) {
    const name = entryPoint?.split("/").at(-1)?.replace(/\.tsx?$/, "");
    if (name !== undefined) found[name] = path.slice(path.indexOf("assets/"));
  }
  return found;
}

function usedInputs({ outputs }: esbuild.Metafile): string[] {
  const used = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  );
  return [...new Set(used.map(([path]) => path))].sort();
}
