/**
 * Published severity weights, and the published category of every offense code.
 *
 * @module
 */

import { join } from "node:path";
import pl from "nodejs-polars";
import { ROOT } from "../config.ts";
import { UserError } from "../errors.ts";

/** A category of a published scale with its weight. */
export interface SeverityCategory {
  /** Scale and year, "ons-2020". */
  version: string;
  /** What codes name it by, "34B"; "none" is what is no crime. */
  category: string;
  /** Name as published, "Robbery of personal property". */
  label: string;
  /** Published weight, 0 for no crime: roughly days in prison that a conviction brings. */
  weight: number;
  /** Where the weight was published. */
  source: string;
}

/** Where a scale puts an offense code. */
export interface SeverityMapping {
  category: string;
  /**
   * Empty where the category is what the code says, else "nearest: ..." or "not a crime: ..." with
   * the reason.
   */
  note: string;
}

/** An offense code with its category in every scale. */
export interface SeverityCode {
  /** Four characters, "0110". */
  iucr: string;
  /** Offense type under its present label. */
  primary_type: string;
  description: string;
  /** Records that had it, of those that the fallback of a type is weighed by. */
  records: number;
  /** By version. */
  mappings: Readonly<Record<string, SeverityMapping>>;
}

/** The scales. */
export interface SeverityTable {
  /** In the order of the file. */
  versions: readonly string[];
  /** By version in that order, heaviest first. */
  categories: readonly SeverityCategory[];
  /** Sorted by code. */
  codes: readonly SeverityCode[];
}

const WEIGHTS = join(ROOT, "data", "severity_weights.csv");
const CODES = join(ROOT, "data", "severity_codes.csv");

const WEIGHT_COLUMNS = ["version", "category", "label", "weight", "source"];
const CODE_COLUMNS = ["iucr", "primary_type", "description", "records"];

let loaded: SeverityTable | undefined;

/**
 * The scales that come with the project, read and checked once per process.
 *
 * @throws {UserError} If a file cannot be read or is not what it must be.
 *
 * @example Murder
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadSeverityTable } from "lib/data/severity_table.ts";
 * const { versions, categories, codes } = loadSeverityTable();
 * assert.deepEqual(versions, ["ons-2020", "statcan-2009"]);
 * assert.equal(categories[0]!.label, "Homicide");
 * assert.deepEqual(codes[0]!.mappings["ons-2020"], { category: "1", note: "" });
 * ```
 */
export function loadSeverityTable(): SeverityTable {
  return loaded ??= readSeverityTable(WEIGHTS, CODES);
}

/**
 * Scales of two files: weights of categories, and categories of codes.
 *
 * Checked are the columns, that nothing is empty or there twice, that weights are numbers of at
 * least 0, that every code has a category in every version, that every category is used, and that
 * what weighs nothing says why it is no crime.
 *
 * @throws {UserError} If a file cannot be read or fails a check.
 *
 * @example A file that is not there
 * ```ts
 * import assert from "node:assert/strict";
 * import { readSeverityTable } from "lib/data/severity_table.ts";
 * assert.throws(() => readSeverityTable("none.csv", "none.csv"), /Cannot read none.csv/);
 * ```
 */
export function readSeverityTable(weightsPath: string, codesPath: string): SeverityTable {
  const categories = readCategories(weightsPath);
  const versions = [...new Set(categories.map(({ version }) => version))];
  const weights = new Map(
    categories.map((each) => [keyOf(each.version, each.category), each.weight]),
  );
  const codes = readCodes(codesPath, versions);
  const used = new Set<string>();
  for (const { iucr, mappings } of codes) {
    for (const version of versions) {
      const { category, note } = mappings[version]!;
      const weight = weights.get(keyOf(version, category));
      if (weight === undefined) {
        throw broken(codesPath, `${iucr} has the category "${category}", unknown to ${version}`);
      }
      if ((weight === 0) !== note.startsWith("not a crime: ")) {
        throw broken(codesPath, `${iucr} must weigh 0 in ${version} if and only if it is no crime`);
      }
      if (!/^$|^nearest: .|^not a crime: ./.test(note)) {
        throw broken(codesPath, `${iucr} has a note of no known kind, "${note}"`);
      }
      used.add(keyOf(version, category));
    }
  }
  const idle = categories.find((each) => !used.has(keyOf(each.version, each.category)));
  if (idle) throw broken(weightsPath, `no code has the category ${idle.category}`);
  return { versions, categories, codes };
}

function readCategories(path: string): SeverityCategory[] {
  const seen = new Set<string>();
  return readRows(path, WEIGHT_COLUMNS).map((row) => {
    const [version, category, label, text, source] = WEIGHT_COLUMNS.map((name) => row.get(name)!);
    const what = `${version} ${category}`;
    if (![version, category, label, source].every((each) => each)) {
      throw broken(path, `a field of ${what.trim() || "a row"} is empty`);
    }
    const weight = text === "" ? NaN : Number(text);
    if (!(weight >= 0 && weight < Infinity)) {
      throw broken(path, `the weight of ${what} must be a number of at least 0, it is "${text}"`);
    }
    if (seen.has(keyOf(version!, category!))) throw broken(path, `${what} is there twice`);
    seen.add(keyOf(version!, category!));
    return { version: version!, category: category!, label: label!, weight, source: source! };
  });
}

function readCodes(path: string, versions: readonly string[]): SeverityCode[] {
  const columns = [...CODE_COLUMNS, ...versions.flatMap((version) => [version, noteOf(version)])];
  const seen = new Set<string>();
  const codes = readRows(path, columns).map((row) => {
    const [iucr, primary_type, description, records] = CODE_COLUMNS.map((name) => row.get(name)!);
    if (!/^[0-9A-Z]{4}$/.test(iucr!)) {
      throw broken(path, `a code must have four characters, one is "${iucr}"`);
    }
    if (!primary_type || !description) throw broken(path, `a field of ${iucr} is empty`);
    if (!/^\d+$/.test(records!)) {
      throw broken(path, `the records of ${iucr} must be a whole number, they are "${records}"`);
    }
    if (seen.has(iucr!)) throw broken(path, `${iucr} is there twice`);
    seen.add(iucr!);
    const mappings = Object.fromEntries(versions.map((version) => [version, {
      category: row.get(version)!,
      note: row.get(noteOf(version))!,
    }]));
    return { iucr: iucr!, primary_type, description, records: Number(records), mappings };
  });
  return codes.sort((a, b) => (a.iucr < b.iucr ? -1 : 1));
}

/** Rows of a CSV file as text by column; empty fields are empty texts. */
function readRows(path: string, columns: readonly string[]): Map<string, string>[] {
  let frame: pl.DataFrame;
  try {
    frame = pl.readCSV(path, { inferSchemaLength: 0 });
  } catch (error) {
    const why = (error as Error).message.split("\n")[0];
    throw new UserError(`Cannot read ${path}: ${why}. Restore the file from the repository.`);
  }
  const missing = columns.filter((name) => !frame.columns.includes(name));
  if (missing.length > 0) throw broken(path, `it lacks the columns ${missing.join(", ")}`);
  if (frame.height === 0) throw broken(path, "it has no rows");
  return frame.select(...columns).rows().map((row) =>
    new Map(columns.map((name, i) => [name, (row[i] as string | null ?? "").trim()]))
  );
}

function noteOf(version: string): string {
  return `${version} note`;
}

function keyOf(version: string, category: string): string {
  return `${version}\n${category}`;
}

function broken(path: string, why: string): UserError {
  return new UserError(`${path} cannot be used: ${why}. Restore the file from the repository.`);
}
