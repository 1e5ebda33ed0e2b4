import assert from "node:assert/strict";
import { join } from "node:path";

/** Output folder of the run whose site is checked: that of the sample, in `deno task test`. */
export const SITE_OUTPUTS: string = requireOutputs();

/** Folder of its site. */
export const SITE: string = join(SITE_OUTPUTS, "site");

function requireOutputs(): string {
  const outputs = Deno.env.get("PATROLIQ_SITE_OUTPUTS");
  assert.ok(outputs, "PATROLIQ_SITE_OUTPUTS must name the output folder of a run");
  return outputs;
}
