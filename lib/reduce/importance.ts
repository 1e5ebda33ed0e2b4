/**
 * Which columns matter: to the first components, and to telling who is in a zone.
 *
 * @module
 */

import { drawSeed } from "../numeric/draw_seed.ts";
import type { PointRows } from "../numeric/kd_tree.ts";
import { createMultinomial } from "../numeric/multinomial.ts";
import { quantile } from "../numeric/quantile.ts";
import { createRandom } from "../numeric/random.ts";
import type { CrossProducts } from "./cross_products.ts";
import { bootstrapPca, communalities, fitPca } from "./pca.ts";
import { findNeighbors } from "./parallel.ts";

/** How much of a column the first components hold. */
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
 * Share of each column in the first components, with bootstraps of whole parts such as days, the
 * highest share first.
 *
 * @param parts Products of the columns, a part each.
 */
export function componentImportance(
  names: readonly string[],
  parts: readonly CrossProducts[],
  all: CrossProducts,
  { nComponents, bootstraps, seed }: ComponentImportanceOptions,
): ImportanceRow[] {
  const shares = communalities(fitPca(names, all), nComponents);
  const draw = createMultinomial(parts.map(() => 1), parts.length);
  const times = Array.from({ length: bootstraps }, (_, i) => draw(drawSeed(seed, i)));
  const again = bootstrapPca(names, parts, times).map((fit) => communalities(fit, nComponents));
  return names.map((name, d) => {
    const drawn = again.map((each) => each[d]!);
    return { name, share: shares[d]!, low: quantile(drawn, 0.025), high: quantile(drawn, 0.975) };
  }).sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1));
}

/** What is lost when columns are shuffled. */
export interface PermutationRow {
  /** Columns shuffled together; "none" is the score itself. */
  group: string;
  /** Mean balanced accuracy over the repeats. */
  accuracy: number;
  /** What it is less than without shuffling: mean, least and greatest of the repeats. */
  loss: number;
  low: number;
  high: number;
}

/** Options of {@linkcode permutationImportance}. */
export interface PermutationOptions {
  /** Rows that neighbors are looked for in; the rest is tested. */
  nTrain: number;
  /** Neighbors that vote. */
  k: number;
  repeats: number;
  seed: number;
}

/**
 * Importance of groups of columns to a label: how much worse the label is told by the nearest
 * neighbors once the columns of a group are shuffled among the tested rows.
 *
 * Accuracy is balanced: the mean over labels of the share that is told right, so that the most
 * frequent label is not told for nothing.
 *
 * Which rows are tested is drawn by chance.
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
  { nTrain, k, repeats, seed }: PermutationOptions,
): Promise<PermutationRow[]> {
  if (labelsInOrder.length <= nTrain) {
    throw new RangeError(
      `Cannot permute: there must be more than ${nTrain} rows, ` +
        `current value is ${labelsInOrder.length}`,
    );
  }
  const order = shuffledIndices(labelsInOrder.length, seed);
  const labels = Array.from(order, (i) => labelsInOrder[i]!);
  const rows = new Float64Array(inOrder.length);
  order.forEach((i, to) => {
    rows.set(inOrder.subarray(i * nDims, (i + 1) * nDims), to * nDims);
  });
  const score = async (values: Float64Array) => {
    const { indices } = await findNeighbors({ nDims, values }, k, { nCandidates: nTrain });
    return balancedAccuracy(labels, indices, k, nTrain);
  };
  const whole = await score(rows);
  const found: PermutationRow[] = [{ group: "none", accuracy: whole, loss: 0, low: 0, high: 0 }];
  for (const [g, [group, dims]] of Object.entries(groups).entries()) {
    const losses: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat++) {
      const random = createRandom(drawSeed(drawSeed(seed, g), repeat));
      const values = rows.slice();
      for (let i = labels.length - 1; i > nTrain; i--) {
        const j = nTrain + random.integer(i - nTrain + 1);
        for (const d of dims) {
          const value = values[i * nDims + d]!;
          values[i * nDims + d] = values[j * nDims + d]!;
          values[j * nDims + d] = value;
        }
      }
      losses.push(whole - await score(values));
    }
    const loss = losses.reduce((sum, each) => sum + each, 0) / repeats;
    found.push({
      group,
      accuracy: whole - loss,
      loss,
      low: Math.min(...losses),
      high: Math.max(...losses),
    });
  }
  return found;
}

/** All indices in an order drawn by chance. */
function shuffledIndices(n: number, seed: number): Uint32Array {
  const random = createRandom(seed);
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** Mean over labels of the share that the majority of the neighbors tells right. */
function balancedAccuracy(
  labels: readonly string[],
  neighbors: Uint32Array,
  k: number,
  nTrain: number,
): number {
  const right = new Map<string, number>();
  const all = new Map<string, number>();
  for (let i = nTrain; i < labels.length; i++) {
    const votes = new Map<string, number>();
    for (const j of neighbors.subarray(i * k, (i + 1) * k)) {
      votes.set(labels[j]!, (votes.get(labels[j]!) ?? 0) + 1);
    }
    const [told] = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!;
    all.set(labels[i]!, (all.get(labels[i]!) ?? 0) + 1);
    if (told === labels[i]) right.set(told, (right.get(told) ?? 0) + 1);
  }
  const shares = [...all].map(([label, n]) => (right.get(label) ?? 0) / n);
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
