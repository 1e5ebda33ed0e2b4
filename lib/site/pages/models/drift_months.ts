/**
 * Scores of drift by month, as chapter 7 left them, and how often they alarm for nothing.
 *
 * @module
 */

import { parseCsv } from "../../../files/csv.ts";
import { wilsonInterval } from "../../../numeric/wilson.ts";

/** A dimension of the records, month by month. */
export interface DriftDimension {
  name: string;
  threshold: number;
  /** Score over its threshold: above 1 it alarms; null where there are no records. */
  months: { month: string; ratio: number | null; isAlarm: boolean }[];
  /** Months of the later half that alarm. */
  laterAlarms: number;
}

/** All dimensions. */
export interface DriftMonths {
  dimensions: DriftDimension[];
  /** First months, on which thresholds are set, and the later ones, in which alarms are counted. */
  nSetOn: number;
  nLater: number;
  /** Later months in which any dimension alarms, as a share with its 95 % interval. */
  any: { alarms: number; share: number; low: number; high: number };
}

/**
 * Months of a table of scores.
 *
 * @param text CSV with columns dimension, month, threshold, score_to_threshold and alarm.
 * @returns Null where there are fewer than two months.
 *
 * @example The later of two months alarms
 * ```ts
 * import assert from "node:assert/strict";
 * import { driftMonths } from "lib/site/pages/models/drift_months.ts";
 * const found = driftMonths(`dimension,month,score,threshold,score_to_threshold,alarm
 * Zone,2018-01-01,0.1,0.2,0.5,false
 * Zone,2018-02-01,0.4,0.2,2,true
 * `);
 * assert.deepEqual([found?.nLater, found?.any.alarms], [1, 1]);
 * ```
 */
export function driftMonths(text: string): DriftMonths | null {
  const rows = parseCsv(text);
  const months = [...new Set(rows.map(({ month }) => month!))].sort();
  if (months.length < 2) return null;
  const nSetOn = Math.floor(months.length / 2);
  const later = new Set(months.slice(nSetOn));
  const alarming = rows.filter(({ alarm, month }) => alarm === "true" && later.has(month!));
  const alarms = new Set(alarming.map(({ month }) => month)).size;
  const dimensions = [...Map.groupBy(rows, ({ dimension }) => dimension!)].map(([name, own]) => ({
    name,
    threshold: Number(own[0]!.threshold),
    months: own.map(({ month, score_to_threshold, alarm }) => ({
      month: month!.slice(0, 7),
      ratio: score_to_threshold === "" ? null : Number(score_to_threshold),
      isAlarm: alarm === "true",
    })),
    laterAlarms: alarming.filter(({ dimension }) => dimension === name).length,
  }));
  return {
    dimensions,
    nSetOn,
    nLater: later.size,
    any: { alarms, share: alarms / later.size, ...wilsonInterval(alarms, later.size) },
  };
}
