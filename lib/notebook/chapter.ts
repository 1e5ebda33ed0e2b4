/**
 * A chapter as its notebook sees it: what it may read, where it writes, and what it shows.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { extname, join } from "node:path";
import { readSettings, ROOT, type Settings } from "../config.ts";
import { UserError } from "../errors.ts";
import type { Figure } from "../figures/figure.ts";
import { toPng } from "../figures/png.ts";
import { canonicalJson } from "../files/canonical_json.ts";
import { toCsv } from "../files/csv.ts";
import { memo } from "../files/memo.ts";
import { sha256, sha256File } from "../files/sha256.ts";
import { writeFile } from "../files/write_file.ts";
import { EXPERIMENTS } from "../tracking/experiments.ts";
import { type FitRecord, type RunRecord, toRunRecord } from "../tracking/run_record.ts";
import { answerRows, type Claim, toClaim } from "../tracking/scorecard.ts";
import {
  CHAPTER_CLAIMS,
  CHAPTER_RUNS,
  readClaims,
  readRuns,
  type RunEntry,
} from "../tracking/chapter_files.ts";
import { showFigure, showTable } from "./show.ts";
import { codeCellNumbers, listChapters } from "./sources.ts";

/** Marks above which a figure is shown as a picture of pixels instead of vectors. */
export const MAX_VECTOR_MARKS = 2_000;

/** Name of the file in which a chapter says what it read and wrote. */
export const CHAPTER_RECORD = "chapter.json";

/** What a chapter read and wrote, as left in {@link CHAPTER_RECORD}. */
export interface ChapterRecord {
  chapter: string;
  /** Artifacts of earlier chapters, by path below `artifacts`: SHA-256, or "" if it was not there. */
  reads: Record<string, string>;
  /** Own artifacts, by path below the chapter's folder, sorted. */
  writes: string[];
}

/** The files and displays of one chapter. */
export interface Chapter {
  readonly name: string;
  readonly settings: Settings;
  /** What every figure says of where its records are from, and whether they are made up. */
  readonly credit: { source: string; synthetic: boolean };
  /** Absolute path of an earlier chapter's artifact, such as `01_preprocessing/incidents.parquet`. */
  input(path: string): string;
  /** SHA-256 of an artifact that was read by `input`. */
  hashOf(path: string): string;
  /** Absolute path for an artifact of this chapter. */
  output(path: string): string;
  /** Writes plain data as canonical JSON. */
  writeJson(path: string, value: unknown): void;
  /** Writes text as it is. */
  writeText(path: string, text: string): void;
  /** Writes rows as CSV. */
  writeTable(path: string, rows: readonly object[]): void;
  /** Shows a figure and writes it with its table: `figures/NAME.svg`, `.csv`, dense ones `.png` too. */
  figure(name: string, figure: Figure): Promise<void>;
  /**
   * The result of a long computation on what was read so far, remembered by parameters, inputs and
   * code; see `memo`.
   *
   * @param module Module that computes, by its path in the project.
   */
  memo<T>(module: string, params: unknown, compute: () => T | Promise<T>): Promise<T>;
  /** Files the record of a fit under `experiments`; gives its identity. */
  recordFit(fit: FitRecord): string;
  /** Records of all fits of the chapters before this one, by identity. */
  earlierRuns(): RunRecord[];
  /**
   * Answers an expectation of the specification.
   *
   * @param id Identity of the expectation, such as "geo.zones".
   * @param cell Identity of the cell that shows the answer.
   * @param met Whether it is as expected; undefined where the data cannot say.
   * @param value What was found; null where nothing can be.
   */
  claim(
    id: string,
    cell: string,
    met: boolean | undefined,
    value: string | number | null,
    why: string,
  ): void;
  /** Shows what this chapter has answered. */
  showAnswers(): Promise<void>;
  /** Answers of the chapters before this one and of this one so far. */
  claims(): Claim[];
  /** Records what was read and written, and shows the list. */
  finish(): Promise<void>;
}

/**
 * Opens a chapter of the present run.
 *
 * @param name The notebook's name without its ending, such as `02_eda`.
 */
export function openChapter(
  name: string,
  settings: Settings = readSettings(),
  notebooks: string = join(ROOT, "notebooks"),
): Chapter {
  const artifacts = join(settings.outputs, "artifacts");
  const reads: Record<string, string> = {};
  const writes = new Set<string>();
  const runs: RunEntry[] = [];
  const claims: Claim[] = [];
  const cellNumbers = codeCellNumbers(join(notebooks, `${name}.ipynb`));
  const earlier = listChapters(notebooks).filter((each) => each < name);
  /** Files of that name which earlier chapters wrote; that one is missing is remembered as well. */
  const inputsOf = (file: string): string[] =>
    earlier.flatMap((each) => {
      const path = `${each}/${file}`;
      if (existsSync(join(artifacts, path))) return [chapter.input(path)];
      reads[path] = "";
      return [];
    });
  const chapter: Chapter = {
    name,
    settings,
    credit: settings.source === "synthetic"
      ? { source: "synthetic records, made up", synthetic: true }
      : { source: "City of Chicago Data Portal, Crimes (ijzp-q8t2)", synthetic: false },
    input(path) {
      const file = join(artifacts, path);
      if (!existsSync(file)) throw missingInput(name, path);
      reads[path] = sha256File(file);
      return file;
    },
    hashOf(path) {
      if (reads[path] === undefined) throw new RangeError(`${path} has not been read`);
      return reads[path];
    },
    output(path) {
      const file = join(artifacts, name, path);
      Deno.mkdirSync(join(file, ".."), { recursive: true });
      writes.add(path);
      return file;
    },
    writeJson: (path, value) => chapter.writeText(path, canonicalJson(value)),
    writeText: (path, text) => writeFile(chapter.output(path), text),
    writeTable: (path, rows) => writeFile(chapter.output(path), toCsv(rows)),
    async figure(figureName, figure) {
      const path = `figures/${figureName}`;
      const png = figure.marks > MAX_VECTOR_MARKS ? toPng(figure.svg) : undefined;
      writeFile(chapter.output(`${path}.svg`), figure.svg);
      if (png) writeFile(chapter.output(`${path}.png`), png);
      chapter.writeTable(`${path}.csv`, figure.table);
      await showFigure(figure, png, `../artifacts/${name}/${path}.svg`);
    },
    memo: (module, params, compute) => memo({ module, params, inputs: { ...reads } }, compute),
    recordFit(fit) {
      const record = toRunRecord(name, fit, (path) => sha256File(join(settings.outputs, path)));
      const text = canonicalJson(record);
      writeFile(join(settings.outputs, EXPERIMENTS, `${record.runId}.json`), text);
      runs.push({ runId: record.runId, sha256: sha256(text) });
      return record.runId;
    },
    earlierRuns: () => readRuns(settings.outputs, inputsOf(CHAPTER_RUNS)),
    claim(id, cell, met, value, why) {
      const number = cellNumbers.get(cell);
      if (number === undefined) throw new RangeError(`${name} has no code cell ${cell}`);
      claims.push(toClaim(id, { met, value, why }, { notebook: name, cell: number }));
    },
    showAnswers: () => showTable(answerRows(claims), { limit: claims.length }),
    claims: () => [...inputsOf(CHAPTER_CLAIMS).flatMap(readClaims), ...claims],
    async finish() {
      if (runs.length > 0) chapter.writeJson(CHAPTER_RUNS, runs);
      if (claims.length > 0) chapter.writeJson(CHAPTER_CLAIMS, claims);
      const written = [...writes].sort();
      const record: ChapterRecord = { chapter: name, reads, writes: written };
      chapter.writeJson(CHAPTER_RECORD, record);
      const rows = sizesByName(join(artifacts, name), written)
        .map((row) => ({ ...row, artifact: `artifacts/${name}/${row.artifact}` }));
      await showTable(rows, { limit: rows.length });
    },
  };
  return chapter;
}

/** Artifacts by their name without ending: a figure is there as picture and as table. */
function sizesByName(
  folder: string,
  paths: string[],
): { artifact: string; as: string; kilobytes: number }[] {
  const stems = Map.groupBy(paths, (path) => path.slice(0, path.length - extname(path).length));
  return [...stems].map(([artifact, files]) => ({
    artifact,
    as: files.map((path) => extname(path).slice(1)).join(", "),
    kilobytes: Math.ceil(
      files.reduce((n, path) => n + Deno.statSync(join(folder, path)).size, 0) / 1000,
    ),
  }));
}

function missingInput(name: string, path: string): UserError {
  const [own, other] = [name.slice(0, 2), path.slice(0, 2)];
  return new UserError(
    `${name} needs artifacts/${path}, which is missing: run its chapter first, with --only ${other},${own}.`,
  );
}
