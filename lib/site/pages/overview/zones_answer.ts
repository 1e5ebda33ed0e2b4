/**
 * Where recorded crime concentrates, and how sure that is: the zones that the rule takes.
 *
 * Shares are those of chapter 4, of all incidents that victims reported. What is told of a zone is
 * counted without domestic and sexual incidents and those against children, as on the page Where.
 *
 * @module
 */

import { describeRecord, recordsOf, valueOf } from "../../../tracking/comparison_rows.ts";
import { readRunRecords } from "../../../tracking/experiments.ts";
import { aspectOf } from "../../../tracking/gate.ts";
import { candidateOf } from "../../../tracking/geo_zone_model.ts";
import { takes } from "../../../tracking/period_rows.ts";
import type { Metric } from "../../../tracking/run_record.ts";
import { loadEarlierSelections, readSelectionRecord } from "../../../tracking/selection_record.ts";
import type { FitPanel } from "../../files/zone_format.ts";
import { zonePanelsOf } from "../../files/zone_panels.ts";
import type { SiteSource } from "../../source.ts";

/** The incidents that zones are made from: those that victims reported. */
export const POPULATION = "victim_reported";

const SELECTION = "artifacts/04_geo_clustering/selection.json";

/** A zone as the page Where has it. */
export interface ListedZone {
  /** Number from 1 on. */
  zone: number;
  name: string;
  /** Incidents that are neither domestic nor sexual nor against a child. */
  n: number;
  squareKilometers: number;
}

/** The zones that the rule takes, or those that fail least. */
export interface ZonesAnswer {
  /** Method in words: "Ward 5 in 96 hot cells". */
  name: string;
  /** Side of a hot cell, meters; null where zones are not made of them. */
  cellSizeMeters: number | null;
  /** Whether they pass every demand of the rule. */
  isSelected: boolean;
  zones: ListedZone[];
  /** Incidents of the city that zones are counted among; null where there are few. */
  nListed: number | null;
  /** Incidents with coordinates, in zones or not. */
  nIncidents: number;
  /** Share of them that is in zones. */
  share: number;
  squareKilometers: number;
  shareOfArea: number | null;
  /** What zones of the first half of the period hold of the second. */
  next: { share: number; n: number; timesGround: number } | null;
  /** How well zones hold together, and what redrawn incidents score. */
  silhouette: Metric | undefined;
  lift: number | null;
  /** Agreement with zones of resampled records, and of both halves; 1 is the same. */
  bootstraps: number | null;
  halves: number | null;
  /** Earlier periods in which the rule takes the same, and how many there are. */
  earlier: { same: number; of: number };
}

/** The answer of a run; null where chapter 4 was not run, or wrote no zones. */
export function zonesAnswer(site: SiteSource): ZonesAnswer | null {
  if (!site.has(SELECTION)) return null;
  const study = readSelectionRecord(site.path(SELECTION)).studies[POPULATION];
  const record = recordsOf(readRunRecords(site.path("")), "geo", POPULATION)
    .find((each) => candidateOf(each).id === study?.leader);
  const { cities, fits } = zonePanelsOf(site);
  const zones = listZones(fits[`${POPULATION}.${study?.leader}`]);
  if (!study || !record || zones.length === 0) return null;
  const name = describeRecord(record);
  const caught = record.metrics.next_share;
  const earlier = loadEarlierSelections().filter(({ to }) => to <= site.facts.firstDate);
  return {
    name,
    cellSizeMeters: candidateOf(record).hotCells?.cellSizeMeters ?? null,
    isSelected: study.verdicts.some(({ chosen }) => chosen),
    zones,
    nListed: cities[POPULATION]?.n ?? null,
    nIncidents: study.nIncidents,
    share: 1 - (valueOf(record, "noise_share") ?? 0),
    squareKilometers: zones.reduce((sum, each) => sum + each.squareKilometers, 0),
    shareOfArea: valueOf(record, "share_of_area"),
    next: caught && caught.value !== null
      ? { share: caught.value, n: caught.n, timesGround: valueOf(record, "next_pai") ?? NaN }
      : null,
    silhouette: record.metrics.silhouette,
    lift: aspectOf(record.metrics.silhouette, "lift"),
    bootstraps: valueOf(record, "stability_bootstrap"),
    halves: valueOf(record, "stability_halves"),
    earlier: {
      same: earlier.filter((each) => takes(each, POPULATION) === name).length,
      of: earlier.length,
    },
  };
}

/** Zones of a fit by number; none where there is no such fit. */
function listZones(fit: FitPanel | undefined): ListedZone[] {
  return (fit?.zones ?? []).map(({ name, n, squareKilometers }, i) => ({
    zone: i + 1,
    name,
    n,
    squareKilometers,
  }));
}
