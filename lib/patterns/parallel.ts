/**
 * Jobs of patterns on all cores: the same results in the same order, whatever the number of threads.
 *
 * @module
 */

import { type ThreadOptions, threadRunner } from "../numeric/threads.ts";
import { type CellDraw, type CellFit, type CellFitOptions } from "./fit_cells.ts";
import type { ServedJobs } from "./job_worker.ts";
import type { ShapeOptions } from "./shape_kmeans.ts";

const runJobs = threadRunner<ServedJobs>(new URL("./job_worker.ts", import.meta.url));

/** Draws that a thread takes at a time. */
const CHUNK = 10;

/**
 * Patterns of draws by name, for each of some options; see `fitCells`.
 *
 * @returns Of each options, the fits of each name in step with its draws.
 */
export async function fitCellsInThreads<Name extends string>(
  draws: Readonly<Record<Name, readonly CellDraw[]>>,
  options: readonly CellFitOptions[],
  threads: ThreadOptions = {},
): Promise<Record<Name, CellFit[]>[]> {
  const chunks = Object.entries<readonly CellDraw[]>(draws).flatMap(([name, each]) =>
    Array.from(
      { length: Math.ceil(each.length / CHUNK) },
      (_, i) => ({ name, draws: each.slice(i * CHUNK, (i + 1) * CHUNK) }),
    )
  );
  const found = await runJobs(
    "cells",
    options.flatMap((each) =>
      chunks.map((chunk): [CellDraw[], CellFitOptions] => [chunk.draws, each])
    ),
    threads,
  );
  return options.map((_, o) => {
    const fits = Object.fromEntries(
      Object.keys(draws).map((name): [string, CellFit[]] => [name, []]),
    );
    chunks.forEach(({ name }, c) => fits[name]!.push(...found[o * chunks.length + c]!));
    return fits as Record<Name, CellFit[]>;
  });
}

/** Silhouettes of the groups of each of some sets of shapes; see `silhouettesOfShapes`. */
export async function scoreShapesInThreads(
  sets: readonly number[][][],
  options: ShapeOptions,
  threads: ThreadOptions = {},
): Promise<number[][]> {
  // As typed arrays: engines compute slowly with plain arrays that were copied to a thread.
  return await runJobs(
    "shapes",
    sets.map((shapes) => [shapes.map((shape) => Float64Array.from(shape)), options]),
    threads,
  );
}
