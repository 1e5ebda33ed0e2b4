/**
 * What contenders in reduction read, in files that any language can: 64-bit floats, little-endian,
 * and a JSON file with their shapes.
 */

import { join } from "node:path";

/** Columns of all incidents, some incidents as rows, and incidents by cell of time. */
export interface FeatureFiles {
  names: string[];
  columns: Float64Array[];
  rows: { nDims: number; values: Float64Array };
  cells: Uint32Array;
  days: Uint32Array;
}

/** Writes the files of a folder. */
export function writeFeatures(folder: string, files: FeatureFiles): void {
  const { names, columns, rows, cells, days } = files;
  const nRows = columns[0]!.length;
  const all = new Float64Array(nRows * columns.length);
  columns.forEach((column, d) => all.set(column, d * nRows));
  Deno.writeFileSync(join(folder, "columns.bin"), new Uint8Array(all.buffer));
  Deno.writeFileSync(join(folder, "rows.bin"), new Uint8Array(rows.values.slice().buffer));
  const shape = { names, nRows, nDims: rows.nDims, cells: [...cells], days: [...days] };
  Deno.writeTextFileSync(join(folder, "features.json"), JSON.stringify(shape));
}

/** Reads what {@linkcode writeFeatures} wrote. */
export function readFeatures(folder: string): FeatureFiles {
  const { names, nRows, nDims, cells, days } = JSON.parse(
    Deno.readTextFileSync(join(folder, "features.json")),
  );
  const numbers = (name: string) => new Float64Array(Deno.readFileSync(join(folder, name)).buffer);
  const all = numbers("columns.bin");
  return {
    names,
    columns: (names as string[]).map((_, d) => all.slice(d * nRows, (d + 1) * nRows)),
    rows: { nDims, values: numbers("rows.bin") },
    cells: Uint32Array.from(cells),
    days: Uint32Array.from(days),
  };
}
