/** Cleans an excerpt many times over and writes it: run by a test with other numbers of threads. */

import pl from "nodejs-polars";
import { loadBoundary } from "lib/data/boundaries.ts";
import { writeParquet } from "lib/data/incidents.ts";
import { preprocess } from "lib/data/preprocess.ts";
import { createRegion } from "lib/space/region.ts";

const [path, file] = Deno.args as [string, string];
const region = createRegion(loadBoundary("city").polygons[0]!);
const { kept } = preprocess([file], region);
writeParquet(pl.concat(Array(600).fill(kept)).sort(["date", "source_row"]), path);
