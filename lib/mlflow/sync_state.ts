/**
 * What the parts of a sync hand on to each other.
 *
 * @module
 */

import type { MlflowClient } from "./client.ts";
import { MlflowError } from "./mlflow_error.ts";
import type { WantedFile } from "./output_files.ts";
import type { Kind, SyncSummary } from "./summary.ts";
import type { Sendable } from "./sendable.ts";
import type { RunContext } from "./to_run.ts";

/** A sync under way. */
export interface Sync {
  client: MlflowClient;
  sendable: Sendable;
  context: RunContext;
  /** Runs at the server that are complete, by the identity of their records. */
  runIds: Map<string, string>;
  /** Experiments, by chapter. */
  experimentIds: Map<string, string>;
  summary: SyncSummary;
  /** Told when one more is through. */
  onDone: () => void;
}

/**
 * Sends one thing and counts it. A failure is noted, and the others go on, unless nothing else will
 * arrive either.
 *
 * @param what Its name, for the note.
 * @param send Gives whether it was there already.
 */
export async function sendOne(
  { summary, onDone }: Sync,
  kind: Kind,
  what: string,
  files: readonly WantedFile[],
  send: () => Promise<{ wasThere: boolean }>,
): Promise<void> {
  try {
    const { wasThere } = await send();
    summary.tallies[kind][wasThere ? "kept" : "sent"]++;
    for (const { upload, from } of files) if (!upload) summary.missing.add(from);
    onDone();
  } catch (error) {
    if (!(error instanceof MlflowError) || error.isFatal) throw error;
    summary.fail(`${error.message} (${what})`);
  }
}
