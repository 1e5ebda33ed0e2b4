/**
 * Incident CSV to typed, cleaned Parquet, timed; prints one line of JSON.
 *
 * Usage: deno run -A tests/bench/preprocess.ts CSV PARQUET
 */

import { loadBoundary } from "lib/data/boundaries.ts";
import { writeParquet } from "lib/data/incidents.ts";
import { preprocess } from "lib/data/preprocess.ts";
import { createRegion } from "lib/space/region.ts";

const [csv, target] = Deno.args as [string, string];
const started = performance.now();
const region = createRegion(loadBoundary("city").polygons.flat());
const { kept, accounting } = preprocess([csv], region);
writeParquet(kept, target);
const seconds = (performance.now() - started) / 1000;
const peak = /VmHWM:\s+(\d+)/.exec(Deno.readTextFileSync("/proc/self/status"))![1];
const { read, kept: nKept, rejected } = accounting;
const facts = { read, kept: nKept, rejected };
const sample = { seconds, peakMebibytes: Number(peak) / 1024, facts };
Deno.stdout.writeSync(new TextEncoder().encode(`${JSON.stringify(sample)}\n`));
