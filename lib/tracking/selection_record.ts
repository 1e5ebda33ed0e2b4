/**
 * What the selection of zones stood on and took, as a chapter writes it and as records of other
 * periods are kept.
 *
 * @module
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../config.ts";
import { UserError } from "../errors.ts";
import { listFiles } from "../files/list_files.ts";
import { type CandidateEvidence, toEvidence } from "../zones/evidence.ts";
import { describeCandidate } from "../zones/geo_candidates.ts";
import type { GeoStudy } from "../zones/geo_study.ts";
import type { Evidence, Selection, SelectionRule } from "../zones/selection.ts";

/** A candidate with what the rule looks at, in words and with its score. */
export interface RecordedEvidence extends Evidence {
  /** The candidate in words. */
  name: string;
  /** Null where it is undefined. */
  silhouette: number | null;
}

/** Candidates of one population and what the rule took. */
export interface RecordedStudy extends Selection {
  /** Incidents with coordinates. */
  nIncidents: number;
  evidence: RecordedEvidence[];
}

/** Selection of zones on one period. */
export interface SelectionRecord {
  /** First and last day, YYYY-MM-DD. */
  from: string;
  to: string;
  /** Hash of the file of incidents. */
  sha256: string;
  rule: SelectionRule;
  /** By name of the population. */
  studies: Record<string, RecordedStudy>;
}

/** Puts studies of the same incidents under one record. */
export function toSelectionRecord(
  studies: readonly GeoStudy[],
  about: Omit<SelectionRecord, "studies">,
): SelectionRecord {
  const recorded = studies.map(({ name, population, evidence, selection }) =>
    [name, {
      nIncidents: population.places.weight.reduce((sum, weight) => sum + weight, 0),
      evidence: evidence.map(toRecorded),
      ...selection,
    }] as const
  );
  return { ...about, studies: Object.fromEntries(recorded) };
}

function toRecorded(each: CandidateEvidence): RecordedEvidence {
  return {
    name: describeCandidate(each.candidate),
    silhouette: each.scores.silhouette,
    ...toEvidence(each),
  };
}

/** Records of earlier periods that come with the project. */
const EARLIER = join(ROOT, "data", "earlier_periods");

/**
 * Selections on earlier periods that come with the project, in order of time.
 *
 * @throws {UserError} If a file cannot be read or is no such record.
 *
 * @example They end before the records of the project begin
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadEarlierSelections } from "lib/tracking/selection_record.ts";
 * assert.ok(loadEarlierSelections().every(({ to }) => to <= "2016-12-29"));
 * ```
 */
export function loadEarlierSelections(): SelectionRecord[] {
  return listFiles(EARLIER).map((name) => readSelectionRecord(join(EARLIER, name)))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/**
 * Reads a record.
 *
 * @throws {UserError} If the file cannot be read or is no such record.
 *
 * @example A file that is not there
 * ```ts
 * import assert from "node:assert/strict";
 * import { readSelectionRecord } from "lib/tracking/selection_record.ts";
 * assert.throws(() => readSelectionRecord("none.json"), /Cannot read none.json/);
 * ```
 */
export function readSelectionRecord(path: string): SelectionRecord {
  let record: SelectionRecord;
  try {
    record = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const why = (error as Error).message.split("\n")[0];
    throw new UserError(`Cannot read ${path}: ${why}. Restore the file from the repository.`);
  }
  const isWhole = record?.from && record.to && record.rule &&
    Object.values(record.studies ?? {}).every(({ evidence, verdicts, leader }) =>
      evidence?.length > 0 && evidence.length === verdicts?.length && leader
    );
  if (!isWhole) {
    throw new UserError(
      `${path} cannot be used: it is no record of a selection. Restore the file from the repository.`,
    );
  }
  return record;
}
