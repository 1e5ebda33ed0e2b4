/**
 * Features of all records that come with the project, for the contests in reduction.
 *
 * Usage: deno run -A tests/bench/write_features.ts FOLDER
 */

import { join } from "node:path";
import { OUTPUTS, SEED } from "lib/config.ts";
import { readIncidents } from "lib/data/incidents.ts";
import { days, timeCells } from "lib/data/reduce.ts";
import { sampleStratified } from "lib/data/sample.ts";
import { calendarDays } from "lib/describe/calendar.ts";
import { toMatrix } from "lib/features/feature_matrix.ts";
import { modelColumns, toRows } from "lib/features/model_columns.ts";
import { cellDays } from "lib/patterns/time_points.ts";
import { writeFeatures } from "./features_file.ts";

const path = join(OUTPUTS, "artifacts", "03_features", "features.parquet");
const { frame } = readIncidents(path);
const model = modelColumns(frame, 0.02);
const sample = sampleStratified(model.frame, 50_000, SEED);
const { first, last } = days(frame);
writeFeatures(Deno.args[0]!, {
  names: model.names,
  columns: toMatrix(model.frame, model.names).columns,
  rows: toRows(toMatrix(sample, model.names)),
  cells: timeCells(frame, { time_is_default: false }),
  days: cellDays(calendarDays(first.slice(0, 10), last.slice(0, 10))),
});
