/**
 * A sync with a test server that never really waits, and what its tests look at.
 *
 * @module
 */

import assert from "node:assert/strict";
import { formatSummary } from "lib/mlflow/summary.ts";
import { type SyncOptions, syncOutputs } from "lib/mlflow/sync.ts";
import { type Credentials, parseTrackingUri } from "lib/mlflow/tracking_uri.ts";
import type { FakeMlflow } from "./fake_server.ts";
import type { SmallOutputs } from "./small_outputs.ts";

/** A password that must stand nowhere but in a header. */
export const PASSWORD = "aSecretPassword123";

/** Command that the line of a summary names in tests. */
export const AGAIN = "deno task mlflow sync";

/** Syncs, with what was told and waited for meanwhile. */
export async function trySync(
  { folder }: Pick<SmallOutputs, "folder">,
  { baseUrl }: Pick<FakeMlflow, "baseUrl">,
  options: SyncOptions & { credentials?: Credentials } = {},
) {
  const waits: number[] = [];
  const notices: string[] = [];
  const tracking = parseTrackingUri(baseUrl, "--mlflow", options.credentials);
  const summary = await syncOutputs(folder, tracking, {
    user: "tester",
    onNotice: (notice) => notices.push(notice),
    ...options,
    connection: {
      timeoutMs: 5_000,
      sleep: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
      ...options.connection,
    },
  });
  const line = formatSummary(summary, AGAIN);
  for (const text of [line, ...notices]) {
    assert.ok(!text.includes("\n") && !text.includes(PASSWORD), text);
  }
  return { summary, line, waits, notices };
}
