/**
 * Which columns matter: to the first components, and to telling who is in a zone.
 *
 * @module
 */

import { drawSeed } from "../numeric/draw_seed.ts";
import type { PointRows } from "../numeric/kd_tree.ts";
import { createMultinomial } from "../numeric/multinomial.ts";
import { percentileInterval } from "../numeric/percentile_interval.ts";
import { createRandom } from "../numeric/random.ts";
import { shuffledIndices } from "../numeric/shuffled_indices.ts";
import type { CrossProducts } from "./cross_products.ts";
import { bootstrapPca, communalities, fitPca } from "./pca.ts";
import { runJobs } from "./parallel.ts";
import { balancedAccuracy, type LabeledRows } from "./told_by_neighbors.ts";

/** How much of a column, or of a group of columns on average, the first components hold. */
export interface ImportanceRow {
  name: string;
  /** Share of its variance. */
  share: number;
  /** Ends of the 95 % interval of the bootstraps. */
  low: number;
  high: number;
}

/** Options of {@linkcode componentImportance}. */
export interface ComponentImportanceOptions {
  nComponents: number;
  bootstraps: number;
  seed: number;
}

/**
 * Share of each column in the first components, and mean share of each group of columns, with
 * bootstraps of whole parts such as days, the highest share first.
 *
 * @param groups Of the columns, in step.
 * @param parts Products of the columns, a part each.
 */
export function componentImportance(
  { names, groups }: { names: readonly string[]; groups: readonly string[] },
  parts: readonly CrossProducts[],
  all: CrossProducts,
  { nComponents, bootstraps, seed }: ComponentImportanceOptions,
): { columns: ImportanceRow[]; groups: ImportanceRow[] } {
  const shares = communalities(fitPca(names, all), nComponents);
  const draw = createMultinomial(parts.map(() => 1), parts.length);
  const times = Array.from({ length: bootstraps }, (_, i) => draw(drawSeed(seed, i)));
  const again = bootstrapPca(names, parts, times).map((fit) => communalities(fit, nComponents));
  const rowsOf = (called: readonly string[], columnsOf: (name: string, d: number) => number[]) =>
    called.map((name, d): ImportanceRow => {
      const columns = columnsOf(name, d);
      const mean = (each: readonly number[]) =>
        columns.reduce((sum, column) => sum + each[column]!, 0) / columns.length;
      const drawn = again.map(mean);
      return {
        name,
        share: mean(shares),
        ...percentileInterval(mean(shares), drawn),
      };
    }).sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1));
  return {
    columns: rowsOf(names, (_, d) => [d]),
    groups: rowsOf(
      [...new Set(groups)],
      (group) => [...groups.keys()].filter((d) => groups[d] === group),
    ),
  };
}

/**
 * Names in the order of what they score: ">" where the intervals of two in a row are apart, "~" where
 * they are not.
 *
 * @param rows The highest first.
 *
 * @example The second and the third cannot be told apart
 * ```ts
 * import assert from "node:assert/strict";
 * import { describeOrder } from "lib/reduce/importance.ts";
 * const order = describeOrder([
 *   { name: "place", low: 0.4, high: 0.5 },
 *   { name: "type", low: 0.01, high: 0.03 },
 *   { name: "time", low: 0.02, high: 0.03 },
 * ]);
 * assert.equal(order, "place > type ~ time");
 * ```
 */
export function describeOrder(
  rows: readonly { name: string; low: number; high: number }[],
): string {
  return rows.map(({ name, high }, i) =>
    i === 0 ? name : `${high < rows[i - 1]!.low ? ">" : "~"} ${name}`
  ).join(" ");
}

/** What is lost when columns are shuffled. */
export interface PermutationRow {
  /** Group of columns shuffled together. */
  name: string;
  /** Weight of the columns in the distance that neighbors are looked for by; 0 if they do not help. */
  weight: number;
  /** Mean balanced accuracy over the repeats. */
  accuracy: number;
  /** What it is less than without shuffling: mean over the repeats. */
  loss: number;
  /** Ends of the 95 % interval of bootstraps of the tested rows, each of them with one shuffling. */
  low: number;
  high: number;
}

/** How well neighbors tell labels, and what is lost without each group. */
export interface PermutationImportance {
  /** Balanced accuracy with nothing shuffled. */
  accuracy: number;
  /** Tested rows, and those of the rarest label among them. */
  nTested: number;
  nRarest: number;
  /** The greatest loss first. */
  groups: PermutationRow[];
}

/** Options of {@linkcode permutationImportance}. */
export interface PermutationOptions {
  /** Rows that neighbors are looked for in; the rest is tested. */
  nTrain: number;
  /** Rows of these among which the weights of the groups are chosen, four fifths to look in. */
  nChoosing: number;
  /** Weights tried for each group. */
  weights: readonly number[];
  /** Neighbors that vote. */
  k: number;
  repeats: number;
  /** Bootstraps of the tested rows. */
  bootstraps: number;
  seed: number;
}

/**
 * Importance of groups of columns to a label: how much worse the label is told by the nearest
 * neighbors once the columns of a group are shuffled among the tested rows.
 *
 * Accuracy is balanced; see `balancedAccuracy`. Columns that say nothing of a label would drown those
 * that do, so groups first get the weights with which neighbors tell best, chosen among the rows that
 * are not tested. Which rows are tested is drawn by chance.
 *
 * @param rows Standardized rows, more than nTrain.
 * @param labels Of each row.
 * @param groups Dimensions of each group.
 *
 * @see Breiman (2001), doi:10.1023/A:1010933404324
 */
export async function permutationImportance(
  { nDims, values: inOrder }: PointRows,
  labelsInOrder: readonly string[],
  groups: Readonly<Record<string, readonly number[]>>,
  { nTrain, nChoosing, weights, k, repeats, bootstraps, seed }: PermutationOptions,
): Promise<PermutationImportance> {
  if (labelsInOrder.length <= nTrain) {
    throw new RangeError(
      `Cannot permute: there must be more than ${nTrain} rows, ` +
        `current value is ${labelsInOrder.length}`,
    );
  }
  const order = shuffledIndices(labelsInOrder.length, createRandom(seed));
  const codes = [...new Set(labelsInOrder)].sort();
  const labels = Int32Array.from(order, (i) => codes.indexOf(labelsInOrder[i]!));
  const values = new Float64Array(inOrder.length);
  order.forEach((i, to) => {
    values.set(inOrder.subarray(i * nDims, (i + 1) * nDims), to * nDims);
  });
  const names = Object.keys(groups);
  const chosen = await chooseWeights(
    { nDims, values: values.slice(0, nChoosing * nDims), labels: labels.slice(0, nChoosing) },
    groups,
    { nTrain: Math.floor(0.8 * nChoosing), weights, k, seed },
  );
  const common = { nTrain, k, weights: perDim(groups, chosen, nDims) };
  const asked = names.flatMap((name, g) =>
    Array.from(
      { length: repeats },
      (_, repeat) => ({ dims: groups[name]!, seed: drawSeed(drawSeed(seed, g), repeat) }),
    )
  );
  const rows = { nDims, values, labels };
  const [whole, ...shuffled] = await runJobs(
    "told",
    [{ dims: [], seed }, ...asked].map((each) => [rows, { ...common, ...each }]),
  );
  const tested = labels.slice(nTrain);
  const draw = createMultinomial(new Float64Array(tested.length).fill(1), tested.length);
  const times = Array.from({ length: bootstraps }, (_, i) => draw(drawSeed(seed, i)));
  const accuracy = balancedAccuracy(whole!, tested);
  const again = times.map((each) => balancedAccuracy(whole!, tested, each));
  const found = names.map((name, g): PermutationRow => {
    const own = shuffled.slice(g * repeats, (g + 1) * repeats);
    const left = own.reduce((sum, each) => sum + balancedAccuracy(each, tested), 0) / repeats;
    const losses = again.map((all, i) =>
      all - balancedAccuracy(own[i % repeats]!, tested, times[i])
    );
    return {
      name,
      weight: chosen[g]!,
      accuracy: left,
      loss: accuracy - left,
      ...percentileInterval(accuracy - left, losses),
    };
  });
  const counts = codes.map((_, code) => tested.filter((label) => label === code).length);
  return {
    accuracy,
    nTested: tested.length,
    nRarest: Math.min(...counts),
    groups: found.sort((a, b) => b.loss - a.loss || (a.name < b.name ? -1 : 1)),
  };
}

/** Weights of the groups with which neighbors tell labels best; all combinations are tried. */
async function chooseWeights(
  rows: LabeledRows,
  groups: Readonly<Record<string, readonly number[]>>,
  { nTrain, weights, k, seed }: {
    nTrain: number;
    weights: readonly number[];
    k: number;
    seed: number;
  },
): Promise<number[]> {
  const names = Object.keys(groups);
  const all = names.reduce<number[][]>(
    (found, _) => found.flatMap((one) => weights.map((weight) => [...one, weight])),
    [[]],
  );
  // Twice the same weights are the same neighbors: some group keeps the weight 1.
  const tried = all.filter((each) => each.includes(1));
  const told = await runJobs(
    "told",
    tried.map((each) => [
      rows,
      { nTrain, k, weights: perDim(groups, each, rows.nDims), dims: [], seed },
    ]),
  );
  const tested = rows.labels.slice(nTrain);
  const scores = told.map((right) => balancedAccuracy(right, tested));
  return tried[scores.indexOf(Math.max(...scores))]!;
}

/** Weight of each dimension. */
function perDim(
  groups: Readonly<Record<string, readonly number[]>>,
  weights: readonly number[],
  nDims: number,
): number[] {
  const found: number[] = Array(nDims).fill(0);
  Object.values(groups).forEach((dims, g) => dims.forEach((d) => found[d] = weights[g]!));
  return found;
}
