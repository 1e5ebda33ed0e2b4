import { join } from "node:path";
import { DEFAULT_ROWS, RAW, SEED } from "../config.ts";
import { downloadPortal } from "../data/portal.ts";
import { writeSynthetic } from "../data/synthetic.ts";
import type { Reporter } from "./reporter.ts";
import type { RunOptions } from "./run_options.ts";

/**
 * The incident files a run stands on: those given, or what the portal or the generator writes.
 *
 * @throws {UserError} If the portal cannot be reached or sends what cannot be used.
 */
export async function resolveFiles(
  { source, files, rows, from, to }: RunOptions,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<string[]> {
  if (source === "file") return files;
  if (source === "synthetic") {
    const size = rows === "all" ? DEFAULT_ROWS : rows;
    const folder = join(RAW, "synthetic", `${size}-${SEED}`);
    reporter.say(`Making ${size.toLocaleString("en-US")} synthetic records`);
    const { file } = await writeSynthetic(folder, { rows: size, seed: SEED }, signal);
    return [file];
  }
  return await downloadPortal({
    rows,
    from,
    to,
    token: Deno.env.get("SODA_APP_TOKEN"),
    signal,
    onNotice: (notice) => reporter.say(notice),
    onProgress: (done, total) =>
      reporter.say(
        `Portal: ${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} records`,
      ),
  });
}
