/**
 * Selections of several periods side by side, as rows for tables and figures.
 *
 * @module
 */

import { formatCount, formatDecimal } from "../describe/format.ts";
import { formatLift } from "../zones/study_rows.ts";
import type { RecordedEvidence, SelectionRecord } from "./selection_record.ts";

/** A period in words, months only: "2012-01 to 2013-05". */
export function periodName({ from, to }: Pick<SelectionRecord, "from" | "to">): string {
  return `${from.slice(0, 7)} to ${to.slice(0, 7)}`;
}

/**
 * What the rule took in each period, a row each; what fails least where nothing passed.
 *
 * @param population Name of the population, such as `victim_reported`.
 */
export function takenRows(
  records: readonly SelectionRecord[],
  population: string,
): Record<string, string>[] {
  return records.map((record) => {
    const { leader, evidence, nIncidents } = studyOf(record, population);
    const leading = evidence.find(({ id }) => id === leader)!;
    return {
      period: periodName(record),
      incidents: formatCount(nIncidents),
      "the rule takes": takes(record, population) ?? `none; ${leading.name} fails least`,
      ...evidenceCells(leading),
    };
  });
}

/** The candidate that the rule took in a period, in words; null where nothing passed. */
export function takes(record: SelectionRecord, population: string): string | null {
  const { leader, verdicts, evidence } = studyOf(record, population);
  const isChosen = verdicts.some(({ chosen }) => chosen);
  return isChosen ? evidence.find(({ id }) => id === leader)!.name : null;
}

/**
 * How one candidate does in each period, and why it lost; no row where it was not tried.
 *
 * @param name The candidate in words, which do not change with the number of incidents.
 */
export function candidateRows(
  records: readonly SelectionRecord[],
  population: string,
  name: string,
): Record<string, string>[] {
  return records.flatMap((record) => {
    const { evidence, verdicts, leader } = studyOf(record, population);
    const leading = evidence.find(({ id }) => id === leader)!.name;
    const inWords = (reason: string) => reason.replace(leader, leading);
    return evidence.flatMap((each, i) =>
      each.name !== name ? [] : [{
        period: periodName(record),
        ...evidenceCells(each),
        verdict: verdicts[i]!.chosen ? "__chosen__" : verdicts[i]!.reasons.map(inWords).join("; "),
      }]
    );
  });
}

/** Lift of a candidate in a period. */
export interface PeriodLiftRow {
  /** Month in which the period begins. */
  from: string;
  candidate: string;
  lift: number | null;
}

/** Lifts of the candidates that were tried in every period. */
export function liftRows(
  records: readonly SelectionRecord[],
  population: string,
): PeriodLiftRow[] {
  const studies = records.map((record) => studyOf(record, population));
  const isEverywhere = (name: string) =>
    studies.every(({ evidence }) => evidence.some((each) => each.name === name));
  return studies.flatMap(({ evidence }, i) =>
    evidence.filter(({ name }) => isEverywhere(name)).map(({ name, lift }) => ({
      from: records[i]!.from.slice(0, 7),
      candidate: name,
      lift,
    }))
  );
}

function studyOf(record: SelectionRecord, population: string) {
  const study = record.studies[population];
  if (!study) {
    throw new RangeError(
      `Cannot find population: ${population} was not studied from ${record.from} to ${record.to}`,
    );
  }
  return study;
}

function evidenceCells(each: RecordedEvidence): Record<string, string> {
  return {
    zones: formatCount(each.nZones),
    silhouette: formatDecimal(each.silhouette, 3),
    lift: formatLift(each.lift),
    "p (draws)": `${formatDecimal(each.p, 2)} (${each.draws})`,
    bootstraps: formatDecimal(each.stability, 2),
    halves: formatDecimal(each.halves, 2),
    "next, % per km²": formatDecimal(
      each.caughtPerSquareKilometer && 100 * each.caughtPerSquareKilometer,
      2,
    ),
  };
}
