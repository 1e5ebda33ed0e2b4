/**
 * The patterns of time of chapter 5: when each is, and what is known of them.
 *
 * @module
 */

import { N_TIME_CELLS, timeCellOf } from "../../data/time_cells.ts";
import { MONTHS, WEEKDAYS } from "../../describe/calendar.ts";
import { HOURS } from "../../describe/hours.ts";
import { parseCsv } from "../../files/csv.ts";
import type { PatternProfile } from "../../patterns/pattern_profile.ts";
import {
  PATTERN_RULE,
  type PatternEvidence,
  type PatternVerdict,
  selectPatterns,
} from "../../patterns/pattern_selection.ts";
import { readRunRecords } from "../../tracking/experiments.ts";
import { aspectOf } from "../../tracking/gate.ts";
import type { RunRecord } from "../../tracking/run_record.ts";
import type { SiteSource } from "../source.ts";

const FOLDER = "artifacts/05_temporal_clustering";

/** Hours in a row of one pattern; -1 where nothing was recorded. */
export interface PatternSpan {
  pattern: number;
  /** First hour, and the hour after the last. */
  from: number;
  to: number;
}

/** Months whose weeks are cut the same way. */
export interface PatternCalendar {
  /** 1 to 12. */
  months: number[];
  /** Spans of each weekday, Monday first. */
  weekdays: PatternSpan[][];
}

/** A clustering of times that was tried. */
export interface PatternCandidate {
  record: RunRecord;
  population: string;
  k: number;
  metric: string;
  verdict: PatternVerdict;
}

/** The patterns of a run. */
export interface PatternsOfRun {
  patterns: PatternProfile[];
  calendars: PatternCalendar[];
  /** Candidates on incidents at known times, then on all. */
  candidates: PatternCandidate[];
  /** The one whose patterns these are. */
  taken: PatternCandidate | undefined;
}

const [PROFILES, CELLS, RUNS] = ["patterns.json", "time_cells.csv", "runs.json"]
  .map((name) => `${FOLDER}/${name}`) as [string, string, string];

/** Files that patterns and fits are read from. */
export const PATTERN_FILES: readonly string[] = [PROFILES, CELLS, RUNS];

/** Patterns of a run with everything that was tried beside them. */
export function patternsOf(site: SiteSource): PatternsOfRun {
  const { candidate, patterns } = site.readJson<
    { candidate: string; patterns: PatternProfile[] }
  >(PROFILES);
  const labels = new Int32Array(N_TIME_CELLS).fill(-1);
  for (const row of parseCsv(Deno.readTextFileSync(site.path(CELLS)))) {
    labels[timeCellOf(Number(row.hour), Number(row.weekday), Number(row.month))] = Number(
      row.pattern,
    );
  }
  const candidates = candidatesOf(timeFits(site).filter(({ params }) => params.metric));
  return {
    patterns,
    calendars: patternCalendars(labels),
    candidates,
    taken: candidates.find(({ population, verdict }) =>
      population === KNOWN && verdict.id === candidate
    ),
  };
}

/** Incidents that patterns are made from. */
const KNOWN = "times known";

/**
 * Calendars of patterns: months whose weeks are the same in one, those without incidents in none.
 *
 * @param labels Pattern of each cell of hour, weekday and month; -1 for none.
 *
 * @example Nights and days, all year
 * ```ts
 * import assert from "node:assert/strict";
 * import { cellTime, N_TIME_CELLS } from "lib/data/time_cells.ts";
 * import { patternCalendars } from "lib/site/files/times_patterns.ts";
 * const labels = Int32Array.from({ length: N_TIME_CELLS }, (_, i) => cellTime(i).hour < 6 ? 1 : 0);
 * const [calendar, ...others] = patternCalendars(labels);
 * assert.deepEqual([calendar!.months.length, others.length], [12, 0]);
 * assert.deepEqual(calendar!.weekdays[0], [
 *   { pattern: 1, from: 0, to: 6 },
 *   { pattern: 0, from: 6, to: 24 },
 * ]);
 * ```
 */
export function patternCalendars(labels: ArrayLike<number>): PatternCalendar[] {
  const weekOf = (month: number) => WEEKDAYS.map((_, day) => spansOf(labels, day + 1, month));
  const byWeek = Map.groupBy(
    MONTHS.map((_, i) => i + 1),
    (month) => JSON.stringify(weekOf(month)),
  );
  return [...byWeek.values()].map((months) => ({ months, weekdays: weekOf(months[0]!) }))
    .filter(({ weekdays }) => weekdays.flat().some(({ pattern }) => pattern >= 0));
}

function spansOf(labels: ArrayLike<number>, weekday: number, month: number): PatternSpan[] {
  const spans: PatternSpan[] = [];
  for (let hour = 0; hour < HOURS; hour++) {
    const pattern = labels[timeCellOf(hour, weekday, month)]!;
    const last = spans.at(-1);
    if (last?.pattern === pattern) last.to = hour + 1;
    else spans.push({ pattern, from: hour, to: hour + 1 });
  }
  return spans;
}

/** Records of the clusterings that chapter 5 made last: of times, and of types. */
export function timeFits(site: SiteSource): RunRecord[] {
  const own = new Set(site.readJson<{ runId: string }[]>(RUNS).map(({ runId }) => runId));
  return readRunRecords(site.path(""))
    .filter(({ runId, algorithm }) => own.has(runId) && algorithm === "kmeans");
}

/** Clusterings of times with the verdicts of the rule, which is applied to their records anew. */
function candidatesOf(fits: readonly RunRecord[]): PatternCandidate[] {
  const byPopulation = Map.groupBy(fits, ({ params }) => String(params.population));
  return [...byPopulation].sort(([a], [b]) => Number(b === KNOWN) - Number(a === KNOWN))
    .flatMap(([population, own]) => {
      const sorted = own.toSorted((a, b) => idOf(a) < idOf(b) ? -1 : 1);
      const { verdicts } = selectPatterns(sorted.map(evidenceOf), PATTERN_RULE);
      return sorted.map((record, i) => ({
        record,
        population,
        k: Number(record.params.k),
        metric: String(record.params.metric),
        verdict: verdicts[i]!,
      }));
    });
}

function idOf({ params }: RunRecord): string {
  return `${params.metric}-${params.k}`;
}

function evidenceOf(record: RunRecord): PatternEvidence {
  const { metrics, params } = record;
  return {
    id: idOf(record),
    k: Number(params.k),
    smallestShare: metrics.smallest_share?.value ?? 0,
    largestShare: metrics.largest_share?.value ?? 1,
    silhouette: metrics.silhouette?.value ?? NaN,
    lift: aspectOf(metrics.silhouette, "lift") ?? -Infinity,
    p: metrics.silhouette?.null?.p ?? 1,
    stability: metrics.stability_bootstrap?.value ?? 0,
    halves: metrics.stability_halves?.value ?? null,
  };
}
