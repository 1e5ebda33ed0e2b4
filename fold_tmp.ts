import { join } from "node:path"; import { existsSync } from "node:fs";
import { listChapters } from "lib/notebook/sources.ts"; import { readClaims } from "lib/tracking/chapter_files.ts"; import { foldScorecard, countStatuses } from "lib/tracking/scorecard.ts"; import { siteClaims } from "lib/site/site_claims.ts"; import { canonicalJson } from "lib/files/canonical_json.ts"; import { registryOf, writeRegistry } from "lib/tracking/registry_file.ts"; import { readRunRecords } from "lib/tracking/experiments.ts";
const out = Deno.cwd() + "/outputs.local/models_min";
writeRegistry(out, registryOf(readRunRecords(out)));
const claims = listChapters().map((n) => join(out, "artifacts", n, "claims.json")).filter((p) => existsSync(p)).flatMap(readClaims);
const rows = foldScorecard([...claims, ...siteClaims(out)]); Deno.writeTextFileSync(join(out, "scorecard.json"), canonicalJson(rows)); console.log(countStatuses(rows));
