/**
 * Offense types grouped by the shape of their week.
 *
 * @module
 */

import { compareWithNull, type NullComparison } from "../cluster/null_model.ts";
import { drawSeed } from "../numeric/draw_seed.ts";
import { createRandom, type Random } from "../numeric/random.ts";
import { scoreShapesInThreads } from "./parallel.ts";
import { clusterShapes, type ShapeOptions, silhouetteOfShapes } from "./shape_kmeans.ts";
import type { TypeProfile } from "./type_profiles.ts";

/** Groups of types with one number of groups. */
export interface TypeClustering {
  k: number;
  /** Group of each type, in the order of the profiles; the group of the most frequent type is 0. */
  labels: Int32Array;
  /** Sum over types of the squared distance of the shapes from the mean of their group. */
  inertia: number;
  /** Mean over types. */
  silhouette: number;
  /** Beside shapes from one cloud without groups: normal, with the mean and covariance of these. */
  null: NullComparison;
  /** Silhouette of each draw. */
  drawn: number[];
}

/** Options of {@linkcode clusterTypes}. */
export interface TypeClusterOptions extends ShapeOptions {
  /** Clouds without groups that are grouped beside. */
  draws: number;
}

/**
 * Shape of a week as a point: roots of its shares, so that the straight distance of two points is
 * that of Hellinger times √2, and busy and quiet hours count alike.
 */
export function shapeOf({ smoothed }: TypeProfile): number[] {
  return Array.from(smoothed, Math.sqrt);
}

/**
 * Groups types by ml-kmeans, for each number of groups.
 *
 * Types count alike, whatever their incidents. The null is one normal cloud, since any cloud can be
 * cut: a silhouette says that there are groups only as far as it is above what such cuts score.
 *
 * @param profiles Types with a shape; there must be more than groups.
 * @throws {RangeError} If there are not more types than groups.
 *
 * @see Liu, Hayes, Nobel and Marron (2008), doi:10.1198/016214508000000454
 */
export async function clusterTypes(
  profiles: readonly TypeProfile[],
  { draws, ...options }: TypeClusterOptions,
): Promise<TypeClustering[]> {
  const { ks, seed } = options;
  const most = Math.max(...ks);
  if (profiles.length <= most) {
    throw new RangeError(
      `Cannot group types: there must be more than ${most}, current value is ${profiles.length}`,
    );
  }
  const shapes = profiles.map(shapeOf);
  const clouds = Array.from(
    { length: draws },
    (_, draw) => drawCloud(shapes, createRandom(drawSeed(drawSeed(seed, CLOUD), draw))),
  );
  const byChance = await scoreShapesInThreads(clouds, options);
  return ks.map((k, i) => {
    const { labels, inertia } = clusterShapes(shapes, k, options);
    const silhouette = silhouetteOfShapes(shapes, labels);
    const drawn = byChance.map((scores) => scores[i]!);
    return { k, labels, inertia, silhouette, null: compareWithNull(silhouette, drawn), drawn };
  });
}

/** The number of groups with the highest lift, and how often chance finds one as high. */
export interface BestTypeClustering extends TypeClustering {
  /** p of the highest lift over all numbers of groups, since the highest was looked for. */
  p: number;
}

/**
 * The grouping with the highest lift, of equals the one with fewer groups.
 *
 * @param clusterings With the same draws, at least one.
 */
export function bestTypeClustering(clusterings: readonly TypeClustering[]): BestTypeClustering {
  const best = clusterings.toSorted((a, b) => b.null.lift! - a.null.lift! || a.k - b.k)[0]!;
  const highest = best.drawn.map((_, draw) =>
    Math.max(...clusterings.map((each) => each.drawn[draw]! - each.null.mean!))
  );
  const asHigh = highest.filter((lift) => lift >= best.null.lift!).length;
  return { ...best, p: (1 + asHigh) / (1 + highest.length) };
}

/** Seeds of their own for the draws of the null. */
const CLOUD = 0x636c6f75;

/** As many shapes from a normal cloud of the same mean and covariance. */
function drawCloud(shapes: readonly number[][], random: Random): number[][] {
  const mean = shapes[0]!.map((_, i) =>
    shapes.reduce((sum, shape) => sum + shape[i]!, 0) / shapes.length
  );
  return shapes.map(() => {
    const drawn = [...mean];
    for (const shape of shapes) {
      const factor = random.normal() / Math.sqrt(shapes.length);
      mean.forEach((center, i) => drawn[i]! += factor * (shape[i]! - center));
    }
    return drawn;
  });
}
