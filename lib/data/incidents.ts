/**
 * Cleaned incidents on disk: Parquet whose bytes depend on the incidents alone.
 *
 * @module
 */

import { mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname } from "node:path";
import pl from "nodejs-polars";
import { UserError } from "../errors.ts";
import { CLEANED_COLUMNS } from "./schema.ts";

/** Incidents as a chapter reads them. */
export interface Incidents {
  /** Columns of {@link CLEANED_COLUMNS} and those that later steps add, sorted by date. */
  frame: pl.DataFrame;
  nIncidents: number;
}

/** Rows of a group: set here, since polars would choose by the number of threads. */
const ROW_GROUP_SIZE = 1 << 18;

/**
 * Writes a frame as Parquet (zstd), as a whole or not at all.
 *
 * The same frame gives the same bytes, whatever the number of threads. (`DataFrame.writeParquet`
 * does not: it cuts pages by the chunks that threads left.)
 *
 * @param path Where the file is to stand; its folder is made.
 *
 * @example There and back
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { writeParquet } from "lib/data/incidents.ts";
 * const path = `${Deno.makeTempDirSync()}/two.parquet`;
 * writeParquet(pl.DataFrame({ iucr: ["0460", null] }), path);
 * assert.deepEqual(pl.readParquet(path).getColumn("iucr").toArray(), ["0460", null]);
 * ```
 */
export function writeParquet(frame: pl.DataFrame, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${Deno.pid}.tmp`;
  try {
    frame.lazy().sinkParquet(temporary, {
      compression: "zstd",
      compressionLevel: 1,
      rowGroupSize: ROW_GROUP_SIZE,
      maintainOrder: true,
    }).collectSync();
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/**
 * Cleaned incidents of a Parquet file.
 *
 * @throws {UserError} If there is no such file, or it does not hold cleaned incidents.
 *
 * @example What is not there
 * ```ts
 * import assert from "node:assert/strict";
 * import { readIncidents } from "lib/data/incidents.ts";
 * assert.throws(() => readIncidents("none.parquet"), /none.parquet cannot be read/);
 * ```
 */
export function readIncidents(path: string): Incidents {
  const again = "Run 01_preprocessing again.";
  let frame: pl.DataFrame;
  try {
    frame = pl.readParquet(path);
  } catch (error) {
    const why = (error as Error).message.split("\n")[0];
    throw new UserError(`${basename(path)} cannot be read (${why}). ${again}`);
  }
  const missing = Object.keys(CLEANED_COLUMNS).filter((name) => !frame.columns.includes(name));
  if (missing.length > 0) {
    throw new UserError(`${basename(path)} lacks the columns ${missing.join(", ")}. ${again}`);
  }
  return { frame, nIncidents: frame.height };
}
