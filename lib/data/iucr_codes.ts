/**
 * Illinois Uniform Crime Reporting codes, as the Chicago Police Department uses them.
 *
 * @module
 */

import { join } from "node:path";
import pl from "nodejs-polars";
import { ROOT } from "../config.ts";
import { UserError } from "../errors.ts";

/** What a code stands for. */
export interface IucrCode {
  /** Four characters, "0110"; the published table lost the leading zeros. */
  iucr: string;
  /** Offense type as in the table, "HOMICIDE". */
  primary_type: string;
  /** What the code adds to the type, "FIRST DEGREE MURDER". */
  description: string;
  /** Whether it counts toward the FBI's index of serious offenses. */
  is_index: boolean;
}

const PATH = join(ROOT, "data", "iucr_codes.csv");

let loaded: IucrCode[] | undefined;

/**
 * The code table that comes with the project, sorted by code, read once per process.
 *
 * @throws {UserError} If the file cannot be read.
 *
 * @example Murder
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadIucrCodes } from "lib/data/iucr_codes.ts";
 * assert.equal(loadIucrCodes()[0]!.iucr, "0110");
 * assert.equal(loadIucrCodes().length, 401);
 * ```
 */
export function loadIucrCodes(): readonly IucrCode[] {
  return loaded ??= readIucrCodes();
}

function readIucrCodes(): IucrCode[] {
  let rows: string[][];
  try {
    rows = pl.readCSV(PATH, { inferSchemaLength: 0 }).rows();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(`Cannot read ${PATH}: ${why}. Restore the file from the repository.`);
  }
  return rows
    .map(([code, type, description, index]) => ({
      iucr: code!.trim().padStart(4, "0"),
      primary_type: type!.trim(),
      description: description!.trim(),
      is_index: index === "I",
    }))
    .sort((a, b) => (a.iucr < b.iucr ? -1 : 1));
}
