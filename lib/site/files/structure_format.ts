/**
 * What the page "Structure" loads: points of incidents, and places. Both sides of the file know this.
 *
 * @module
 */

import type { FileMeta } from "../../explore/packed_columns.ts";

/** Names by which the page knows its files. */
export const POINTS_FILE = "structure_points.bin";
export const STRUCTURE_FILE = "structure.json";

/** Four hours of the day each, by the code of a block. */
export const BLOCKS: readonly string[] = Array.from(
  { length: 6 },
  (_, block) => `${clock(4 * block)} to ${clock(4 * block + 4)}`,
);

/** Whether a block of hours is night: from 20:00 to 04:00, as chapter 6 has it. */
export function isNight(block: number): boolean {
  return block === 0 || block === 5;
}

function clock(hour: number): string {
  return `${String(hour % 24).padStart(2, "0")}:00`;
}

/** An axis of a picture, cut into steps of one width: a position is known by its step alone. */
export interface Axis {
  low: number;
  high: number;
  steps: number;
}

/** What is known of the points beside their columns. */
export interface PointsMeta extends FileMeta {
  schemaVersion: 1;
  /** Incidents of the embedding that are not among the points. */
  nLeftOut: number;
  /** Types by code, with their group; rarer ones of a group are one type. */
  types: { name: string; group: string }[];
  years: string[];
  /** Zones by their number; the one of number 0 is "no zone". */
  zones: string[];
  /** Names of the community areas by their number; 0 is where none is recorded. */
  areas: string[];
  umap: { x: Axis; y: Axis };
  /** Axes of the components, and the share of the variance that each holds. */
  components: (Axis & { explained: number })[];
}

/** Columns of the points: `score0` and so on are steps along the components. */
export const POINT_COLUMNS = ["umapX", "umapY", "type", "block", "year", "zone", "area"] as const;

/** Name of the column of a component, from 0 on. */
export function scoreColumn(component: number): string {
  return `score${component}`;
}

/** What the page loads beside the points. */
export interface StructureFile {
  schemaVersion: 1;
  scores: PictureScores;
  kinds: PlaceKind[];
}

/** Scores of the pictures of incidents; null where the chapter has recorded none. */
export interface PictureScores {
  umap: LayoutScores | null;
  components: LayoutScores | null;
  /** Share of the nearest neighbors that layouts with other seeds share, of so many points. */
  seeds: { n: number; nSeeds: number; shared: number } | null;
}

/** One kind of places: community areas, or cells of the grid. */
export interface PlaceKind {
  /** "areas" or "cells of 500 m". */
  kind: string;
  n: number;
  nIncidents: number;
  /** Names, where places may be named. */
  names: string[] | null;
  layouts: PlaceLayout[];
  /** What places can be colored by. */
  colors: PlaceColor[];
  /** Of each place the nearest others by all columns, the nearest first, where places are named. */
  nearest: number[][] | null;
}

/** Places as a method lays them out; the wider side goes from 0 to 1,000. */
export interface PlaceLayout {
  method: string;
  x: number[];
  y: number[];
  scores: LayoutScores | null;
  /** What goes with each axis, where axes mean something. */
  axes: [PlaceAxis, PlaceAxis] | null;
}

/** An axis of components: its share of the variance, and the columns that grow along it or shrink. */
export interface PlaceAxis {
  explained: number;
  more: string[];
  less: string[];
}

/** How far a layout keeps neighbors. */
export interface LayoutScores {
  n: number;
  k: number;
  trustworthiness: number;
  continuity: number;
  preserved: number;
}

/** Classes of places, in order, and the class of each place. */
export interface PlaceColor {
  name: string;
  classes: string[];
  codes: number[];
}
