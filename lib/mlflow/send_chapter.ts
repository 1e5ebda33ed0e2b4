/**
 * Sends a chapter: its experiment, the run of its notebook, and below it a run a record.
 *
 * @module
 */

import { inParallel } from "./in_flight.ts";
import { setTag } from "./log_calls.ts";
import type { RunState } from "./rest_api.ts";
import { openExperiment, searchRuns } from "./run_calls.ts";
import { PARENT, sendRun } from "./send_run.ts";
import { sendOne, type Sync } from "./sync_state.ts";
import { toChapterRun } from "./to_chapter_run.ts";
import { RUN_ID, toRun } from "./to_run.ts";

/** Runs sent at once. */
const AT_ONCE = 6;

/** Name of the experiment of a chapter. */
export function experimentOf(chapter: string): string {
  return `patroliq/${chapter}`;
}

/** Sends the runs of a chapter; what fails is noted in the summary. */
export async function sendChapter(sync: Sync, chapter: string): Promise<void> {
  const { client, context, sendable, runIds, experimentIds } = sync;
  const records = sendable.records.filter((record) => record.chapter === chapter);
  const experimentId = await openExperiment(client, experimentOf(chapter), [
    { key: "mlflow.experimentKind", value: "custom_model_development" },
    { key: "mlflow.note.content", value: `Notebook \`${chapter}\` of PatrolIQ and its fits.` },
  ]);
  experimentIds.set(chapter, experimentId);
  const found = await searchRuns(client, experimentId);
  const place = { experimentId, found, user: context.user };
  const parent = toChapterRun(chapter, records, context);
  let parentId: string | undefined;
  await sendOne(sync, "notebooks", chapter, parent.files, async () => {
    const sent = await sendRun(client, parent, place);
    parentId = sent.runId;
    return sent;
  });
  const former = found.filter(({ tags }) => tags.get(RUN_ID) === parent.key);
  parentId ??= former[0]?.runId;
  await inParallel(records, AT_ONCE, async (record) => {
    const run = toRun(record, context);
    await sendOne(sync, "records", record.runId, run.files, async () => {
      const sent = await sendRun(client, run, { ...place, ...(parentId && { parentId }) });
      runIds.set(record.runId, sent.runId);
      return sent;
    });
  });
  await keepEarlier(sync, found, former, records.map(({ runId }) => runId), parentId);
}

/**
 * Runs of fits that the output folder does not hold any more stay below the chapter's present run.
 *
 * @param former Runs of the chapter as they were found.
 */
async function keepEarlier(
  { client, summary }: Sync,
  found: readonly RunState[],
  former: readonly RunState[],
  present: readonly string[],
  parentId: string | undefined,
): Promise<void> {
  const parents = new Set(former.map(({ runId }) => runId));
  const earlier = found.filter(({ tags }) =>
    parents.has(tags.get(PARENT) ?? "") && !present.includes(tags.get(RUN_ID) ?? "")
  );
  summary.nEarlier += earlier.length;
  for (const { runId, tags } of earlier) {
    if (parentId === undefined || tags.get(PARENT) === parentId) continue;
    await setTag(client, runId, { key: PARENT, value: parentId });
  }
}
