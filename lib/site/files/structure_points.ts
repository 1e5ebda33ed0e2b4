/**
 * Incidents of the embedding as the page "Structure" draws them.
 *
 * @module
 */

import { gzipSync } from "node:zlib";
import { loadBoundary } from "../../data/boundaries.ts";
import { type LayoutPoints, readLayoutPoints } from "../../data/layout_points.ts";
import { type Column, packColumns } from "../../explore/packed_columns.ts";
import { SMALL } from "../../explore/show_count.ts";
import { placeName, readable } from "../../figures/words.ts";
import type { RecordedComponents } from "../../tracking/component_model.ts";
import { CELL_METERS } from "../explorer.ts";
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

/** Most steps along an axis. */
const MOST_STEPS = 1024;

/** Points with their steps, before they become bytes. */
export interface SteppedPoints {
  meta: PointsMeta;
  /** By name; see POINT_COLUMNS and scoreColumn. */
  columns: ReadonlyMap<string, Uint8Array | Uint16Array>;
}

/** Points of a run; see {@linkcode stepPoints}. */
export function readPoints(site: SiteSource): SteppedPoints {
  const [layout, components, features, scale] = POINT_ARTIFACTS;
  const weights = site.readJson<RecordedComponents>(components);
  const { scaleMeters } = site.readJson<{ scaleMeters: number }>(scale);
  const { explained } = site.readJson<{ incidents: { explained: number[] } }>(PCA).incidents;
  const paths = { layout: site.path(layout), features: site.path(features) };
  const points = readLayoutPoints(site.incidents.frame, paths, weights, SMALL);
  const profiles = site.has(ZONES) ? site.readJson<{ zone: number; name: string }[]>(ZONES) : [];
  return stepPoints(points, {
    explained,
    finest: weights.components.map((weight) =>
      CELL_METERS * steepness(weights, weight, scaleMeters)
    ),
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

/**
 * How much a component changes with a meter of way at most.
 *
 * @param weights Columns `x_standardized` and `y_standardized` are the place.
 * @param component Weights of one component.
 * @param scaleMeters Meters for 1 of these columns.
 *
 * @example A component that is nothing but the way north
 * ```ts
 * import assert from "node:assert/strict";
 * import { steepness } from "lib/site/files/structure_points.ts";
 * const weights = { names: ["y_standardized"], scale: [2] };
 * assert.equal(steepness(weights, [1], 5000), 0.0001);
 * ```
 */
export function steepness(
  { names, scale }: Pick<RecordedComponents, "names" | "scale">,
  component: readonly number[],
  scaleMeters: number,
): number {
  const along = ["x_standardized", "y_standardized"].map((name) => {
    const d = names.indexOf(name);
    return d < 0 ? 0 : component[d]! / scale[d]! / scaleMeters;
  });
  return Math.hypot(...along);
}

/** What points need beside themselves. */
export interface StepOptions {
  /** Share of the variance of each component. */
  explained: readonly number[];
  /** Narrowest step along each component: one that does not tell the place more closely than a cell. */
  finest: readonly number[];
  /** Names of zones by number. */
  zones: ReadonlyMap<number, string>;
}

/**
 * Points with positions by steps, sorted by what they hold, so that nothing tells their order in the
 * record; components are cut so wide that a place cannot be computed from them more closely than a
 * cell of the maps.
 */
export function stepPoints(points: LayoutPoints, options: StepOptions): SteppedPoints {
  const { explained, finest, zones } = options;
  const axes = {
    x: axisOf(points.x, 0),
    y: axisOf(points.y, 0),
  };
  const components = points.scores.map((values, c) => ({
    ...axisOf(values, finest[c]!),
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
      nLeftOut: points.nLeftOut,
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

/** Axis of values, in as many steps as there may be: none narrower than the finest. */
function axisOf(values: Float64Array, finest: number): Axis {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  if (!(most > least)) return { low: 0, high: 1, steps: 1 };
  // Ends are rounded, so that they are not the position of an incident.
  const [low, high] = [Math.floor(100 * least) / 100, Math.ceil(100 * most) / 100];
  const nSteps = finest > 0 ? Math.floor((high - low) / finest) : MOST_STEPS;
  return { low, high, steps: Math.max(1, Math.min(MOST_STEPS, nSteps)) };
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
