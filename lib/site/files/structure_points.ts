/**
 * Incidents of the embedding as the page "Structure" draws them.
 *
 * @module
 */

import { gzipSync } from "node:zlib";
import { loadBoundary } from "../../data/boundaries.ts";
import {
  type LayoutPoints,
  type LeftOutPoints,
  readLayoutPoints,
} from "../../data/layout_points.ts";
import { type Column, packColumns } from "../../explore/packed_columns.ts";
import { SMALL } from "../../explore/show_count.ts";
import type { PlaceScale } from "../../features/place_features.ts";
import { placeName, readable } from "../../figures/words.ts";
import type { RecordedComponents } from "../../tracking/component_model.ts";
import { explorerOf } from "../explorer.ts";
import type { SiteSource } from "../source.ts";
import { type Axis, POINTS_FILE, type PointsMeta, scoreColumn } from "./structure_format.ts";

/** Artifacts of the points. */
export const POINT_ARTIFACTS = [
  "artifacts/06_dimensionality_reduction/umap.parquet",
  "artifacts/06_dimensionality_reduction/components.json",
  "artifacts/03_features/features.parquet",
  "artifacts/03_features/place_scale.json",
] as const;

const ZONES = "artifacts/04_geo_clustering/profiles.json";

/** Steps along an axis. */
const STEPS = 1024;

/** Points with their steps, before they become bytes. */
export interface SteppedPoints {
  meta: PointsMeta;
  /** Why incidents of the embedding are not among the points; the file has their sum alone. */
  leftOut: LeftOutPoints;
  /** By name; see POINT_COLUMNS and scoreColumn. */
  columns: ReadonlyMap<string, Uint8Array | Uint16Array>;
}

/** Points of a run; see {@linkcode stepPoints}. */
export function readPoints(site: SiteSource): SteppedPoints {
  const [layout, components, features, scale] = POINT_ARTIFACTS;
  const weights = site.readJson<RecordedComponents>(components);
  const { explained } = site.readJson<{ incidents: { explained: number[] } }>(PCA).incidents;
  const paths = { layout: site.path(layout), features: site.path(features) };
  const points = readLayoutPoints(site.incidents.frame, paths, weights, {
    shown: explorerOf(site),
    scale: site.readJson<PlaceScale>(scale),
    minOfType: SMALL,
  });
  const profiles = site.has(ZONES) ? site.readJson<{ zone: number; name: string }[]>(ZONES) : [];
  return stepPoints(points, {
    explained,
    zones: new Map(profiles.map(({ zone, name }) => [zone, name])),
  });
}

/** All components of a run with the variance that each holds. */
export const PCA = "artifacts/06_dimensionality_reduction/pca.json";

/** Publishes points; gives their address. */
export function publishPoints(site: SiteSource, { meta, columns }: SteppedPoints): string {
  return site.publish(POINTS_FILE, () => {
    const packed = [...columns].map(([name, values]): Column => ({
      name,
      values,
      encoding: name === "umapX" ? "delta" : "plain",
    }));
    return gzipSync(packColumns(meta, packed), { level: 9 });
  });
}

/** What points need beside themselves. */
export interface StepOptions {
  /** Share of the variance of each component. */
  explained: readonly number[];
  /** Names of zones by number. */
  zones: ReadonlyMap<number, string>;
}

/**
 * Points with positions by steps, sorted by what they hold, so that nothing tells their order in the
 * record.
 */
export function stepPoints(points: LayoutPoints, options: StepOptions): SteppedPoints {
  const { explained, zones } = options;
  const { sensitive, inHiddenCell, ofRareTypes } = points.leftOut;
  const axes = { x: axisOf(points.x), y: axisOf(points.y) };
  const components = points.scores.map((values, c) => ({
    ...axisOf(values),
    explained: explained[c]!,
  }));
  const unsorted: [string, Uint8Array | Uint16Array][] = [
    ["umapX", stepsOf(points.x, axes.x)],
    ["umapY", stepsOf(points.y, axes.y)],
    ...(["type", "block", "year", "zone", "area"] as const)
      .map((name): [string, Uint8Array] => [name, points[name]]),
    ...components.map((axis, c): [string, Uint16Array] => [
      scoreColumn(c),
      stepsOf(points.scores[c]!, axis),
    ]),
  ];
  const order = Uint32Array.from({ length: points.n }, (_, i) => i).sort((a, b) => {
    for (const [, values] of unsorted) {
      const difference = values[a]! - values[b]!;
      if (difference !== 0) return difference;
    }
    return 0;
  });
  const sorted = unsorted.map(([name, values]) => [name, pick(values, order)] as const);
  const nZones = Math.max(0, ...zones.keys(), ...new Set(points.zone));
  return {
    meta: {
      schemaVersion: 1,
      n: points.n,
      nLeftOut: sensitive + inHiddenCell + ofRareTypes,
      types: points.types.map(({ label, group }) => ({
        name: label === null ? `Rarer types, ${readable(group)}` : readable(label),
        group: readable(group),
      })),
      years: points.years,
      zones: Array.from({ length: nZones + 1 }, (_, zone) => zoneName(zone, zones)),
      areas: areaNames(points.area),
      umap: axes,
      components,
    },
    leftOut: points.leftOut,
    columns: new Map(sorted),
  };
}

function zoneName(zone: number, names: ReadonlyMap<number, string>): string {
  if (zone === 0) return "No zone";
  const name = names.get(zone);
  return name === undefined ? `Zone ${zone}` : `Zone ${zone}: ${name}`;
}

/** Names of community areas up to the greatest number there is. */
function areaNames(numbers: Uint8Array): string[] {
  const { names, labels } = loadBoundary("community_areas");
  const known = new Map(names.map((name, i) => [Number(name), placeName(labels[i]!)]));
  const most = numbers.reduce((max, number) => Math.max(max, number), 0);
  return Array.from(
    { length: most + 1 },
    (_, number) => number === 0 ? "No area recorded" : known.get(number) ?? `Area ${number}`,
  );
}

/** Axis of values: as many steps as a screen shows. */
function axisOf(values: Float64Array): Axis {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  if (!(most > least)) return { low: 0, high: 1, steps: 1 };
  // Ends are rounded, so that they are not the position of an incident.
  return { low: Math.floor(100 * least) / 100, high: Math.ceil(100 * most) / 100, steps: STEPS };
}

function stepsOf(values: Float64Array, { low, high, steps }: Axis): Uint16Array {
  return Uint16Array.from(
    values,
    (value) => Math.max(0, Math.min(steps - 1, Math.floor((value - low) / (high - low) * steps))),
  );
}

function pick<V extends Uint8Array | Uint16Array>(values: V, order: Uint32Array): V {
  const picked = values.slice() as V;
  order.forEach((from, to) => picked[to] = values[from]!);
  return picked;
}
