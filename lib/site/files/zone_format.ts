/**
 * What the files of cells and zones hold, for those who write and those who read them.
 *
 * @module
 */

import type { FileMeta } from "../../explore/packed_columns.ts";
import type { ListedOption } from "../../zones/place_options.ts";
import type { RiskClassRow } from "../../zones/risk_classes.ts";

/** Names of the files. */
export const ZONE_CELLS = "zone_cells.bin";
export const ZONE_PANELS = "zones.json";

/** Incidents that zones are made from: all of them, or those of types that victims report. */
export const POPULATIONS = ["victim_reported", "all"] as const;

/** Selection of incidents. */
export type Population = (typeof POPULATIONS)[number];

/** What stands in the files for a count from 1 to 4, which is not published. */
export const SMALL_COUNT = 1;

/** A way in which zones were made. */
export interface FitSummary {
  /** Population and candidate: "victim_reported.hot96-ward-5". */
  key: string;
  population: Population;
  algorithm: "kmeans" | "ward" | "dbscan";
  /** Number of the densest cells that were grouped; null where all incidents were. */
  hotCells: number | null;
  /** Parameters in words: "5 zones", "250 m, 1,000 incidents". */
  parameters: string;
  /** The whole in words: "Ward 5 in 96 hot cells". */
  words: string;
  /** Alias in the registry of models. */
  alias: "champion" | "challenger" | null;
  /** Names of the zones, numbered from 1 on in this order. */
  names: string[];
}

/** Cells of a class of density. */
export interface DensityClass {
  /** Incidents per km², from this on; below the next class. */
  from: number;
  cells: number;
  n: number;
}

/** What the map shows of a population. */
export interface PopulationFacts {
  id: Population;
  /** Incidents in the cells that are shown. */
  n: number;
  /** Incidents that are not on the map. */
  notShown: number;
  density: DensityClass[];
  risk: RiskClassRow[];
}

/**
 * What the file of cells says of itself. Its columns, a value a cell, in the order of the cells of
 * the incidents' file: `column` and `row` (less the first ones), `area` (community area of most
 * incidents), `ground` (square meters in the city), for each population `n:…`, `density:…` and
 * `risk:…` (class, from 0 on), and for each fit `zone:…` (number of the zone, 0 for none).
 */
export interface ZoneCellsMeta extends FileMeta {
  schemaVersion: 1;
  cellSizeMeters: number;
  firstColumn: number;
  firstRow: number;
  /** Whole area of the city, square kilometers. */
  squareKilometers: number;
  populations: PopulationFacts[];
  fits: FitSummary[];
  /** Fit to begin with; null where there is none. */
  first: string | null;
}

/** A sentence on how sure something is. */
export interface EvidenceLine {
  label: string;
  text: string;
}

/** A category in a zone. */
export interface PanelShare {
  label: string;
  n: number;
  share: number;
  /** Share over that in the city. */
  quotient: number;
}

/** A ratio of rates between two years. */
export interface PanelTrend {
  /** Incidents of the months compared. */
  before: number;
  after: number;
  ratio: number;
  low: number;
  high: number;
  /** Whether chance hardly explains it, all zones of the fit considered. */
  differs: boolean;
}

/** What is recorded in a zone. */
export interface PanelProfile {
  types: PanelShare[];
  typicalTypes: PanelShare[];
  places: PanelShare[];
  typicalPlaces: PanelShare[];
  /** Length of the bar of each hour, and what is written for it. */
  hours: { drawn: number[]; texts: string[] };
  unknownHours: string;
  peakHours: number[];
  nightShare: number | null;
  /** Monday first; null where a weekday has few incidents. */
  weekdays: { rate: number; low: number; high: number }[] | null;
  /** Null where few incidents led, or did not lead, to an arrest. */
  arrests: { n: number; share: number; low: number; high: number } | null;
  trend: PanelTrend | null;
  areas: { area: number; share: number }[];
  options: ListedOption[];
}

/** A zone. */
export interface ZonePanel {
  name: string;
  /** Incidents that are shown; {@linkcode SMALL_COUNT} stands for 1 to 4. */
  n: number;
  squareKilometers: number;
  /** Cell to write the zone's number on; null for a zone without a cell. */
  mark: number | null;
  /** Null where there are too few incidents to say anything of. */
  profile: PanelProfile | null;
}

/** Zones of a fit. */
export interface FitPanel {
  /** What readers must know before anything else; null where nothing is out of the ordinary. */
  notice: string | null;
  evidence: EvidenceLine[];
  zones: ZonePanel[];
}

/** The city as a whole, to hold zones against. */
export interface CityPanel {
  n: number;
  /** Share of each hour in the incidents of known time. */
  hours: number[];
  nightShare: number | null;
  arrestShare: number;
}

/** The file of zones. */
export interface ZonePanels {
  schemaVersion: 1;
  /** Months and years that trends compare: "January to October", 2017 and 2018; or null. */
  trend: { months: string; firstYear: number; secondYear: number } | null;
  /** Fewest incidents of a zone that has a profile. */
  minProfile: number;
  cities: Record<Population, CityPanel | null>;
  /** By key of the fit. */
  fits: Record<string, FitPanel>;
}
