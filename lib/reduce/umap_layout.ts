/**
 * The layout of UMAP: edges pull, points drawn by chance push, less and less.
 *
 * @see McInnes, Healy and Melville (2018), arXiv:1802.03426, section 4
 *
 * @module
 */

import { tabulate } from "../numeric/octave_table.ts";
import type { FuzzyGraph } from "./fuzzy_graph.ts";
import type { UmapCurve } from "./umap_curve.ts";

/** Points in the plane. */
export interface Embedding {
  x: Float64Array;
  y: Float64Array;
}

/** Options of {@linkcode layOut}. */
export interface LayoutOptions extends UmapCurve {
  nEpochs: number;
  /** Points that push for each edge that pulls; 5 is usual. */
  negativeSamples: number;
  /** Equal seeds give equal layouts. */
  seed: number;
}

/** Farthest that one step moves a point, before the learning rate. */
const MAX_STEP = 4;

/**
 * Moves points from a start to a layout in which neighbors are near.
 *
 * An edge is used in proportion to its weight; the strongest one in every epoch. One thread, one
 * order of edges: a seed gives one layout.
 *
 * @param start Positions to start from, left as they are.
 * @throws {RangeError} If there are not as many positions as points, or nEpochs is not positive.
 */
export function layOut(graph: FuzzyGraph, start: Embedding, options: LayoutOptions): Embedding {
  const { a, b, nEpochs, negativeSamples, seed } = options;
  const { nPoints } = graph;
  if (start.x.length !== nPoints || start.y.length !== nPoints) {
    throw new RangeError(
      `Cannot lay out: there must be a position a point, ` +
        `current values are ${start.x.length} and ${nPoints}`,
    );
  }
  if (!Number.isInteger(nEpochs) || nEpochs < 1) {
    throw new RangeError(
      `Cannot lay out: nEpochs must be a positive integer, current value is ${nEpochs}`,
    );
  }
  const { heads, tails, every } = schedule(graph, nEpochs);
  // Forces over distance, by its square; square^b by logarithm.
  const power = (square: number) => Math.exp(b * Math.log(square));
  const pullAt = tabulate((square) =>
    -2 * a * b * power(square) / (square * (a * power(square) + 1))
  );
  const pushAt = tabulate((square) => 2 * b / ((0.001 + square) * (a * power(square) + 1)));
  const x = start.x.slice();
  const y = start.y.slice();
  const nextPull = every.slice();
  const everyPush = every.map((each) => each / negativeSamples);
  const nextPush = everyPush.slice();
  const perUnit = nPoints / 2 ** 32;
  let state = (seed ^ 0x9e3779b9) | 1;
  for (let epoch = 0; epoch < nEpochs; epoch++) {
    const rate = 1 - epoch / nEpochs;
    for (let edge = 0; edge < every.length; edge++) {
      if (nextPull[edge]! > epoch) continue;
      const head = heads[edge]!;
      const tail = tails[edge]!;
      let hx = x[head]!;
      let hy = y[head]!;
      const dx = hx - x[tail]!;
      const dy = hy - y[tail]!;
      const square = dx * dx + dy * dy;
      if (square > 0) {
        const pull = pullAt(square);
        const stepX = clip(pull * dx) * rate;
        const stepY = clip(pull * dy) * rate;
        hx += stepX;
        hy += stepY;
        x[tail]! -= stepX;
        y[tail]! -= stepY;
      }
      nextPull[edge]! += every[edge]!;
      const pushes = Math.floor((epoch - nextPush[edge]!) / everyPush[edge]!);
      for (let push = 0; push < pushes; push++) {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        const other = Math.floor((state >>> 0) * perUnit);
        const ox = hx - x[other]!;
        const oy = hy - y[other]!;
        const apart = ox * ox + oy * oy;
        if (apart === 0 || other === head) continue;
        const force = pushAt(apart);
        hx += clip(force * ox) * rate;
        hy += clip(force * oy) * rate;
      }
      nextPush[edge]! += pushes * everyPush[edge]!;
      x[head] = hx;
      y[head] = hy;
    }
  }
  return { x, y };
}

function clip(step: number): number {
  return step > MAX_STEP ? MAX_STEP : step < -MAX_STEP ? -MAX_STEP : step;
}

/** Edges strong enough to be used once, and every how many epochs each is. */
function schedule({ heads, tails, weights }: FuzzyGraph, nEpochs: number) {
  const most = weights.reduce((max, weight) => Math.max(max, weight), 0);
  const used = Uint32Array.from(weights.keys()).filter((i) => weights[i]! >= most / nEpochs);
  return {
    heads: Uint32Array.from(used, (i) => heads[i]!),
    tails: Uint32Array.from(used, (i) => tails[i]!),
    every: Float64Array.from(used, (i) => most / weights[i]!),
  };
}
