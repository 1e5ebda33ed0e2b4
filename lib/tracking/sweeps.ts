/**
 * Fits that differ in nothing but their number of groups: the curves of an elbow or of a silhouette.
 *
 * @module
 */

import { canonicalJson } from "../files/canonical_json.ts";
import { sha256 } from "../files/sha256.ts";
import type { RunRecord } from "./run_record.ts";

/** Fewest numbers of groups that make a curve. */
export const MIN_STEPS = 3;

/** Fits of one algorithm on one population, by k. */
export interface Sweep {
  chapter: string;
  /** What is grouped and how, as "victim reported/kmeans hot cells 96"; one of its kind. */
  name: string;
  /** By k, ascending. */
  fits: { k: number; record: RunRecord }[];
}

/**
 * The sweeps among records: for each set of fits of a chapter that are equal in all that defines
 * them but `params.k`, and that have at least {@linkcode MIN_STEPS} values of it.
 *
 * A name says the population, the algorithm and the hot cells, and of the other parameters those
 * that tell it from the other sweeps of the same chapter.
 *
 * @param records In any order.
 *
 * @example Three numbers of clusters
 * ```ts
 * import assert from "node:assert/strict";
 * import { sweepsOf } from "lib/tracking/sweeps.ts";
 * import { toRunRecord } from "lib/tracking/run_record.ts";
 * const records = [4, 2, 3].map((k) => toRunRecord("04_geo_clustering", {
 *   task: "geo", algorithm: "kmeans", params: { k, population: "all" }, seed: 1, artifacts: [],
 *   data: { sha256: "ab", nIncidents: 10, nPlaces: 5 },
 *   metrics: { inertia: { value: 9 / k, n: 10, noise: "none" } },
 * }, () => ""));
 * const [sweep] = sweepsOf(records);
 * assert.equal(sweep?.name, "all/kmeans");
 * assert.deepEqual(sweep?.fits.map(({ k }) => k), [2, 3, 4]);
 * ```
 */
export function sweepsOf(records: readonly RunRecord[]): Sweep[] {
  const stepped = records.filter(({ params }) => Number.isSafeInteger(params["k"]));
  const groups = [...Map.groupBy(stepped, identityWithoutK)]
    .filter(([, fits]) => fits.length >= MIN_STEPS)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([identity, fits]) => ({ identity, first: fits[0]!, fits, label: labelOf(fits[0]!) }));
  return groups.map(({ first, fits, label, identity }) => {
    const rivals = groups.filter((each) =>
      each.first.chapter === first.chapter && each.label === label
    );
    const words = differences(rivals.map((each) => settings(each.first)))[
      rivals.findIndex((each) => each.identity === identity)
    ]!;
    return {
      chapter: first.chapter,
      name: [label, ...words].join(" "),
      fits: fits.map((record) => ({ k: record.params["k"] as number, record }))
        .sort((a, b) => a.k - b.k),
    };
  });
}

function identityWithoutK({ chapter, task, algorithm, params, seed, data }: RunRecord): string {
  const { k: _, ...others } = params;
  return canonicalJson({ chapter, task, algorithm, params: others, seed, data });
}

function labelOf({ task, algorithm, params }: RunRecord): string {
  const population = String(params["population"] ?? task).replaceAll("_", " ").replaceAll("/", " ");
  const cells = (params["hotCells"] as { nCells?: unknown } | undefined)?.nCells;
  return `${population}/${algorithm}${cells === undefined ? "" : ` hot cells ${cells}`}`;
}

/** All that defines a sweep, in words, by name. */
function settings({ params, seed, data }: RunRecord): Map<string, string> {
  const { k: _k, population: _p, ...others } = params;
  const found = new Map<string, string>();
  const visit = (name: string, value: unknown) => {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      for (const [key, item] of Object.entries(value)) visit(name ? `${name}.${key}` : key, item);
    } else {
      const text = typeof value === "string" ? value : JSON.stringify(value);
      found.set(name, text.length <= 24 ? text : sha256(text).slice(0, 8));
    }
  };
  visit("", { ...others, seed, data: sha256(canonicalJson(data)).slice(0, 8) });
  return found;
}

/** The fewest settings that tell each from the others, taken in order of their names. */
function differences(each: Map<string, string>[]): string[][] {
  const names = [...new Set(each.flatMap((one) => [...one.keys()]))].sort();
  const words: string[][] = each.map(() => []);
  const kinds = () => new Set(words.map((some) => some.join(" "))).size;
  for (const name of names) {
    if (kinds() === each.length) break;
    const before = kinds();
    words.forEach((some, i) => some.push(`${name} ${each[i]!.get(name) ?? "none"}`));
    if (kinds() === before) words.forEach((some) => some.pop());
  }
  return words;
}
