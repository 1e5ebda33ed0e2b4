/**
 * Sends an output folder to an MLflow server: a run a chapter, a run a record, the models with their
 * versions and aliases. What is there already is left alone.
 *
 * @module
 */

import { setTimeout as sleep } from "node:timers/promises";
import { SEED } from "../config.ts";
import { createMlflowClient, type MlflowConnection } from "./client.ts";
import { MlflowError } from "./mlflow_error.ts";
import { readVersion } from "./run_calls.ts";
import { sendChapter } from "./send_chapter.ts";
import { sendRegistry } from "./send_registry.ts";
import { readSendable } from "./sendable.ts";
import { createSummary, type SyncSummary } from "./summary.ts";
import type { Sync } from "./sync_state.ts";
import type { Tracking } from "./tracking_uri.ts";

/** How a sync is done. */
export interface SyncOptions {
  /** Who sends. */
  user?: string;
  /** Commit that made the records, if that is known. */
  commit?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Told in one line why the server is asked again. */
  onNotice?: (notice: string) => void;
  /** Told how many of all runs and versions are through. */
  onProgress?: (done: number, total: number) => void;
  /** Replaced in tests. */
  connection?: Partial<MlflowConnection>;
}

const DEFAULTS = {
  timeoutMs: 20_000,
  firstDelayMs: 500,
  longestWaitMs: 30_000,
  seed: SEED,
  sleep: (ms: number, signal?: AbortSignal) => sleep(ms, undefined, signal ? { signal } : {}),
};

/**
 * Sends an output folder to a server.
 *
 * @returns What arrived, and why not all of it did: a server that is down, refuses, drops something
 *   or is given up throws nothing.
 * @throws {UserError} If the output folder has nothing that can be sent.
 */
export async function syncOutputs(
  outputs: string,
  tracking: Tracking,
  options: SyncOptions = {},
): Promise<SyncSummary> {
  const sendable = readSendable(outputs);
  const { signal, onNotice, onProgress, user = "", commit } = options;
  const connection = { ...DEFAULTS, ...tracking, ...options.connection };
  const summary = createSummary(tracking.baseUrl, sendable);
  const client = createMlflowClient(connection, { signal, onRetry: onNotice });
  const sync: Sync = {
    client,
    sendable,
    context: { files: sendable.files, user, commit },
    runIds: new Map(),
    experimentIds: new Map(),
    summary,
    onDone: () => onProgress?.(summary.done(), summary.total),
  };
  try {
    const version = await readVersion(client);
    for (const chapter of sendable.chapters) await sendChapter(sync, chapter);
    await sendRegistry(sync, version);
  } catch (error) {
    if (signal?.aborted) summary.fail(signal.reason.message);
    else if (error instanceof MlflowError) summary.fail(error.message);
    else throw error;
  }
  return summary;
}
