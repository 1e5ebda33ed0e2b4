import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ENV, ROOT } from "../config.ts";
import { canonicalJson } from "../files/canonical_json.ts";
import { sha256 } from "../files/sha256.ts";
import { writeFile } from "../files/write_file.ts";
import { CHAPTER_RECORD, type ChapterRecord } from "../notebook/chapter.ts";
import { executeNotebook, NotebookError } from "../notebook/execute.ts";
import { formatNotebook, type Notebook } from "../notebook/notebook_file.ts";
import { listChapters } from "../notebook/sources.ts";
import { createProgress } from "../notebook/progress.ts";
import { CHAPTER_CLAIMS, readClaims } from "../tracking/chapter_files.ts";
import { buildSite } from "../site/build.ts";
import { siteClaims } from "../site/site_claims.ts";
import { readRunRecords } from "../tracking/experiments.ts";
import { buildManifest, describeData, type Manifest, writeManifest } from "../tracking/manifest.ts";
import { registryOf, writeRegistry } from "../tracking/registry_file.ts";
import { foldScorecard, SCORECARD } from "../tracking/scorecard.ts";
import { listFiles } from "../files/list_files.ts";
import {
  type Execution,
  EXECUTIONS,
  filesOfChapter,
  hashFiles,
  isIntact,
  readExecutions,
  recordExecution,
} from "./executions.ts";
import { isUserError } from "./explain.ts";
import type { Reporter } from "./reporter.ts";
import type { RunOptions } from "./run_options.ts";
import { hashChapterSource } from "./chapter_source.ts";
import { resolveFiles } from "./source_files.ts";
import { linkIfThere, openStaging, removeIfThere } from "./staging.ts";

/** Seconds of each chapter; no run is compared by them. */
const TIMINGS = "timings.json";

/** What stays the same for all chapters of one run. */
interface Run {
  options: RunOptions;
  reporter: Reporter;
  signal: AbortSignal;
  files: string[];
  /** Hash of the records and the number of rows. */
  settings: string;
  staging: string;
}

/**
 * Executes the chapters in order and publishes what they wrote, all of it or nothing.
 *
 * A chapter is skipped when its notebook, the code it imports, the packages, the records and the
 * artifacts it reads are what they were.
 *
 * @returns The manifest of the outputs.
 * @throws {UserError} If the data or the output folder cannot be used.
 * @throws {NotebookError} If a cell fails; the outputs stay as they were.
 */
export async function run(
  options: RunOptions,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<Manifest> {
  using staging = openStaging(options.outputs);
  const files = await resolveFiles(options, reporter, signal);
  const data = describeData(options.source, files);
  const settings = sha256(
    canonicalJson({ source: data.source, data: data.sha256, rows: options.rows }),
  );
  const present: Run = { options, reporter, signal, files, settings, staging: staging.folder };
  const chapters = listChapters();
  discardStrangers(staging.folder, chapters);
  const before = readTimings(options.outputs);
  const seconds: Record<string, number> = {};
  for (const chapter of chapters) {
    signal.throwIfAborted();
    const started = performance.now();
    const isExecuted = await runChapter(present, chapter);
    const taken = isExecuted ? Math.round(performance.now() - started) / 1000 : before[chapter];
    const isThere = existsSync(join(staging.folder, "notebooks", `${chapter}.ipynb`));
    if (taken !== undefined && isThere) seconds[chapter] = taken;
  }
  conclude(staging.folder, chapters);
  reporter.say("building the site");
  await buildSite(staging.folder, {
    isSynthetic: options.source === "synthetic",
    data: data.sha256,
  });
  writeFile(join(staging.folder, TIMINGS), canonicalJson({ seconds }));
  const manifest = buildManifest(staging.folder, data, options.rows, pinnedPackages());
  writeManifest(staging.folder, manifest);
  signal.throwIfAborted();
  staging.publish();
  return manifest;
}

/** What all chapters and the site come to: the registry of models, and the scorecard. */
function conclude(staging: string, chapters: string[]): void {
  writeRegistry(staging, registryOf(readRunRecords(staging)));
  const files = chapters.map((name) => join(staging, "artifacts", name, CHAPTER_CLAIMS));
  const claims = files.filter((path) => existsSync(path)).flatMap(readClaims);
  const answers = [...claims, ...siteClaims(staging)];
  writeFile(join(staging, SCORECARD), canonicalJson(foldScorecard(answers)));
}

/** Seconds of each chapter's last execution, so that a skipped one keeps its own. */
function readTimings(outputs: string): Record<string, number> {
  try {
    return JSON.parse(Deno.readTextFileSync(join(outputs, TIMINGS))).seconds;
  } catch {
    return {};
  }
}

/** Runs or skips a chapter; gives whether it was executed. */
async function runChapter(present: Run, chapter: string): Promise<boolean> {
  const { options, reporter, staging } = present;
  const chosen = options.only?.includes(chapter.slice(0, 2)) ?? true;
  if (!chosen) {
    carry(present, chapter);
    return false;
  }
  const source = await hashChapterSource(chapter);
  if (!options.force && reuse(present, chapter, source)) {
    reporter.say(`${chapter}  unchanged, not executed again`);
    return false;
  }
  removeChapter(staging, chapter);
  const notebook = await execute(present, chapter);
  writeFile(join(staging, "notebooks", `${chapter}.ipynb`), formatNotebook(notebook));
  recordExecution(staging, chapter, {
    settings: present.settings,
    source,
    inputs: inputsOf(staging, chapter),
    outputs: hashFiles(staging, filesOfChapter(staging, chapter)),
  });
  return true;
}

async function execute(present: Run, chapter: string): Promise<Notebook> {
  const { options, reporter, signal, staging } = present;
  const progress = createProgress(reporter);
  try {
    return await executeNotebook(join(ROOT, "notebooks", `${chapter}.ipynb`), {
      env: {
        [ENV.data]: present.files.join(delimiter),
        [ENV.source]: options.source,
        [ENV.rows]: String(options.rows),
        [ENV.outputs]: staging,
        [ENV.memo]: options.memo ? "on" : "off",
      },
      cellTimeoutMs: options.cellTimeoutSeconds * 1000,
      signal,
      onProgress: progress,
    });
  } catch (error) {
    if (error instanceof NotebookError && !isUserError(error) && options.keepFailed) {
      const path = join(staging, "failed", `${chapter}.ipynb`);
      writeFile(path, formatNotebook(error.notebook));
      reporter.say(`The notebook as far as it came: ${path}`);
    }
    throw error;
  }
}

/** Takes a chapter's files from the staging or the output folder if what made them is unchanged. */
function reuse(present: Run, chapter: string, source: string): boolean {
  const { staging, options, settings } = present;
  for (const folder of [staging, options.outputs]) {
    const execution = readExecutions(folder)[chapter];
    const isCurrent = execution?.settings === settings && execution.source === source &&
      isIntact(staging, execution.inputs) && isIntact(folder, execution.outputs);
    if (!isCurrent) continue;
    if (folder !== staging) moveIn(present, chapter, Object.keys(execution.outputs), execution);
    return true;
  }
  return false;
}

/** Keeps a chapter that was not asked for as it stands, unless it is of other data. */
function carry(present: Run, chapter: string): void {
  const { options, settings } = present;
  const execution = readExecutions(options.outputs)[chapter];
  const isSameData = execution === undefined
    ? hasSameData(options.outputs, present)
    : execution.settings === settings;
  if (!isSameData) {
    const had = filesOfChapter(options.outputs, chapter).length > 0;
    if (had) present.reporter.say(`${chapter}  is of other records, and left out: run it as well`);
    return removeChapter(present.staging, chapter);
  }
  moveIn(present, chapter, filesOfChapter(options.outputs, chapter), execution);
}

/** A fresh clone has the committed outputs and their manifest, but no record of executions. */
function hasSameData(outputs: string, { options, files }: Run): boolean {
  try {
    const manifest: Manifest = JSON.parse(Deno.readTextFileSync(join(outputs, "manifest.json")));
    return manifest.rows === options.rows && manifest.data.source === options.source &&
      manifest.data.sha256 === describeData(options.source, files).sha256;
  } catch {
    return false;
  }
}

function moveIn(present: Run, chapter: string, paths: string[], execution?: Execution): void {
  const { staging, options } = present;
  removeChapter(staging, chapter);
  for (const path of paths) {
    Deno.mkdirSync(join(staging, path, ".."), { recursive: true });
    linkIfThere(join(options.outputs, path), join(staging, path));
  }
  if (execution) recordExecution(staging, chapter, execution);
}

function removeChapter(staging: string, chapter: string): void {
  for (const path of filesOfChapter(staging, chapter)) removeIfThere(join(staging, path));
  recordExecution(staging, chapter, undefined);
}

/** Removes what an earlier, broken-off run left in the staging folder beside finished chapters. */
function discardStrangers(staging: string, chapters: string[]): void {
  const own = new Set(chapters.flatMap((chapter) => filesOfChapter(staging, chapter)));
  own.add(EXECUTIONS);
  for (const path of listFiles(staging)) if (!own.has(path)) removeIfThere(join(staging, path));
  removeIfThere(join(staging, "failed"));
}

function inputsOf(staging: string, chapter: string): Record<string, string> {
  const path = join(staging, "artifacts", chapter, CHAPTER_RECORD);
  const { reads }: ChapterRecord = JSON.parse(Deno.readTextFileSync(path));
  return Object.fromEntries(
    Object.entries(reads).map(([file, hash]) => [`artifacts/${file}`, hash]),
  );
}

/** Version of each npm package, by name, as deno.json pins it. */
function pinnedPackages(): Record<string, string> {
  const { imports }: { imports: Record<string, string> } = JSON.parse(
    Deno.readTextFileSync(join(ROOT, "deno.json")),
  );
  return Object.fromEntries(
    Object.values(imports)
      .map((specifier) => /^npm:(.+)@([^@]+)$/.exec(specifier))
      .filter((match) => match !== null)
      .map(([, name, version]) => [name!, version!]),
  );
}
