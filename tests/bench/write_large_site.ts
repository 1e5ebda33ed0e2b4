/**
 * The site of all rows of incident files, as far as the cross-filter goes: it is made of the first
 * chapter alone.
 *
 * Usage: deno run -A tests/bench/write_large_site.ts OUTPUTS FILE...
 */

import { run } from "lib/commands/run.ts";
import { parseRunOptions } from "lib/commands/run_options.ts";
import { listenForStop } from "lib/commands/stop_signal.ts";

const [folder, ...files] = Deno.args as [string, ...string[]];
const asked = ["--only", "01", "--rows", "all", "--out", folder, "--data", ...files];
const silent = { isTerminal: false, say() {}, write() {} };
using stop = listenForStop();
await run(parseRunOptions(asked, () => undefined), silent, stop.signal);
