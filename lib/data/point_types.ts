/**
 * Types of offenses of points, none of which has so few that they could be told apart.
 *
 * @module
 */

/** A type of points. */
export interface PointType {
  /** Null for the rare types of the group together. */
  label: string | null;
  /** Group of offenses. */
  group: string;
}

/**
 * Frequent types by themselves, in order of frequency, then rare ones by their group. Rare ones of a
 * group that are too few together have no code: their points are to be left out.
 *
 * @param labels Type of each point.
 * @param groups Group of offenses of each point.
 * @param least Fewest points of what has a code.
 *
 * @example One theft among twos is left out; two rare violent types are one
 * ```ts
 * import assert from "node:assert/strict";
 * import { pointTypes } from "lib/data/point_types.ts";
 * const labels = ["ARSON", "ARSON", "THEFT", "ASSAULT", "STALKING"];
 * const groups = ["property", "property", "property", "violent", "violent"];
 * const { types, codeOf } = pointTypes(labels, groups, 2);
 * assert.deepEqual(types, [
 *   { label: "ARSON", group: "property" },
 *   { label: null, group: "violent" },
 * ]);
 * assert.deepEqual([...codeOf], [["ARSON", 0], ["ASSAULT", 1], ["STALKING", 1]]);
 * ```
 */
export function pointTypes(
  labels: readonly string[],
  groups: readonly string[],
  least: number,
): { types: PointType[]; codeOf: Map<string, number> } {
  const counted = new Map<string, { group: string; n: number }>();
  labels.forEach((label, i) => {
    const n = (counted.get(label)?.n ?? 0) + 1;
    counted.set(label, { group: groups[i]!, n });
  });
  const ranked = [...counted].map(([label, own]) => ({ label, ...own }))
    .sort((a, b) => b.n - a.n || (a.label < b.label ? -1 : 1));
  const frequent = ranked.filter(({ n }) => n >= least);
  const pools = [...Map.groupBy(ranked.filter(({ n }) => n < least), ({ group }) => group)]
    .filter(([, rare]) => rare.reduce((sum, { n }) => sum + n, 0) >= least)
    .sort(([a], [b]) => a < b ? -1 : 1);
  const codes = [...frequent.map((type) => [type]), ...pools.map(([, rare]) => rare)];
  return {
    types: [
      ...frequent.map(({ label, group }) => ({ label, group })),
      ...pools.map(([group]) => ({ label: null, group })),
    ],
    codeOf: new Map(
      codes.flatMap((own, code) => own.map(({ label }) => [label, code] as const)),
    ),
  };
}
