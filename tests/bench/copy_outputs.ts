/**
 * A copy of the project's outputs without their site, for the contests of the site.
 *
 * Usage: deno run -A tests/bench/copy_outputs.ts FOLDER
 */

import { cpSync } from "node:fs";
import { join } from "node:path";
import { OUTPUTS } from "lib/config.ts";

const site = join(OUTPUTS, "site");
cpSync(OUTPUTS, Deno.args[0]!, { recursive: true, filter: (path) => path !== site });
