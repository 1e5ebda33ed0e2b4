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
import { runJobs } from "./parallel.ts";
import { balancedAccuracy } from "./told_by_neighbors.ts";

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
  /** What it is less than without shuffling: mean over the repeats. */
  loss: number;
  /** Ends of the 95 % interval of bootstraps of the tested rows, each of them with one shuffling. */
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
  /** Bootstraps of the tested rows. */
  bootstraps: number;
  seed: number;
}

/**
 * Importance of groups of columns to a label: how much worse the label is told by the nearest
 * neighbors once the columns of a group are shuffled among the tested rows.
 *
 * Accuracy is balanced; see `balancedAccuracy`.
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
  { nTrain, k, repeats, bootstraps, seed }: PermutationOptions,
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
  const codes = [...new Set(labels)].sort();
  const told = {
    nDims,
    values: rows,
    labels: Int32Array.from(labels, (each) => codes.indexOf(each)),
  };
  const asked = Object.entries(groups).flatMap(([group, dims], g) =>
    Array.from(
      { length: repeats },
      (_, repeat) => ({ group, dims, seed: drawSeed(drawSeed(seed, g), repeat) }),
    )
  );
  const [whole, ...shuffled] = await runJobs(
    "told",
    [{ dims: [], seed }, ...asked].map(({ dims, seed }) => [told, { nTrain, k, dims, seed }]),
  );
  const tested = told.labels.slice(nTrain);
  const draw = createMultinomial(new Float64Array(tested.length).fill(1), tested.length);
  const times = Array.from({ length: bootstraps }, (_, i) => draw(drawSeed(seed, i)));
  const accuracy = balancedAccuracy(whole!, tested);
  const again = times.map((each) => balancedAccuracy(whole!, tested, each));
  const lost = Object.keys(groups).map((group): PermutationRow => {
    const own = shuffled.filter((_, i) => asked[i]!.group === group);
    const left = own.reduce((sum, each) => sum + balancedAccuracy(each, tested), 0) / repeats;
    const losses = again.map((all, i) =>
      all - balancedAccuracy(own[i % repeats]!, tested, times[i])
    );
    return {
      group,
      accuracy: left,
      loss: accuracy - left,
      low: quantile(losses, 0.025),
      high: quantile(losses, 0.975),
    };
  });
  return [{ group: "none", accuracy, loss: 0, low: 0, high: 0 }, ...lost];
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
