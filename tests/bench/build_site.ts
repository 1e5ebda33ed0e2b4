/**
 * The site of an output folder, built anew, timed; prints one line of JSON.
 *
 * Usage: deno run -A tests/bench/build_site.ts OUTPUTS
 */

import { join } from "node:path";
import { listFiles } from "lib/files/list_files.ts";
import { buildSite } from "lib/site/build.ts";
import type { Manifest } from "lib/tracking/manifest.ts";
import { peakMebibytes, printSample } from "./sample.ts";

const outputs = Deno.args[0]!;
const { data }: Manifest = JSON.parse(Deno.readTextFileSync(join(outputs, "manifest.json")));
const started = performance.now();
await buildSite(outputs, { isSynthetic: data.source === "synthetic", data: data.sha256 });
const seconds = (performance.now() - started) / 1000;
const files = listFiles(join(outputs, "site")).length;
printSample({ seconds, peakMebibytes: peakMebibytes(), facts: { files } });
