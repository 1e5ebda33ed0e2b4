/**
 * Squared distances of points of which many coordinates take few values.
 *
 * One-hot columns and flags make up most dimensions of encoded records, and most of the work of a
 * distance. Points that agree in all of these are of one kind, and the part of the distance that kinds
 * make is looked up.
 *
 * @module
 */

/** Points with their coordinates of few values as kinds. Plain data: threads can share it. */
export interface CodedPoints {
  nPoints: number;
  /** Index of each point among the rows given, in the order of kinds, then of the first coordinate. */
  order: Uint32Array;
  nKinds: number;
  /** First position of each kind, and the number of points. */
  starts: Uint32Array;
  /** Squared distance of kinds a and b at `a * nKinds + b`. */
  squares: Float64Array;
  /** Coordinates that are not in the kind, the widest first, with zeros up to a multiple of four. */
  nRest: number;
  /** Position by position. */
  rest: Float64Array;
}

/** Most kinds: a table of 8 MB. */
const MAX_KINDS = 1_000;

/**
 * Takes as many dimensions into kinds as leave at most a thousand of them, those of few values first.
 *
 * @param values Coordinates, nDims a point.
 *
 * @example Two flags
 * ```ts
 * import assert from "node:assert/strict";
 * import { codePoints } from "lib/numeric/coded_points.ts";
 * const { order, starts, squares } = codePoints(2, Float64Array.of(0, 0, 3, 4, 0, 0));
 * assert.deepEqual([[...order], [...starts]], [[0, 2, 1], [0, 2, 3]]);
 * assert.deepEqual([...squares], [0, 25, 25, 0]);
 * ```
 */
export function codePoints(nDims: number, values: Float64Array): CodedPoints {
  const nPoints = values.length / nDims;
  const nValues = Array.from({ length: nDims }, (_, d) => {
    const seen = new Set<number>();
    for (let i = 0; i < nPoints && seen.size <= MAX_KINDS; i++) seen.add(values[i * nDims + d]!);
    return seen.size;
  });
  let kinds = new Uint16Array(nPoints);
  let nKinds = 1;
  const coded: number[] = [];
  for (const d of [...nValues.keys()].sort((a, b) => nValues[a]! - nValues[b]! || a - b)) {
    const finer = split(kinds, (i) => values[i * nDims + d]!);
    if (!finer) continue;
    ({ kinds, nKinds } = finer);
    coded.push(d);
  }
  const examples = new Uint32Array(nKinds);
  kinds.forEach((kind, i) => examples[kind] = i);
  const squares = new Float64Array(nKinds * nKinds);
  for (let a = 0; a < nKinds; a++) {
    for (let b = 0; b < nKinds; b++) {
      squares[a * nKinds + b] = coded.reduce((sum, d) => {
        const apart = values[examples[a]! * nDims + d]! - values[examples[b]! * nDims + d]!;
        return sum + apart * apart;
      }, 0);
    }
  }
  const spread = (d: number) => {
    let [sum, square] = [0, 0];
    for (let i = d; i < values.length; i += nDims) {
      sum += values[i]!;
      square += values[i]! * values[i]!;
    }
    return square - sum * sum / nPoints;
  };
  const others = nValues.flatMap((_, d) => coded.includes(d) ? [] : [{ d, spread: spread(d) }])
    .sort((a, b) => b.spread - a.spread || a.d - b.d).map(({ d }) => d);
  const first = (i: number) => others.length === 0 ? 0 : values[i * nDims + others[0]!]!;
  const order = Uint32Array.from({ length: nPoints }, (_, i) => i)
    .sort((a, b) => kinds[a]! - kinds[b]! || first(a) - first(b) || a - b);
  const starts = new Uint32Array(nKinds + 1);
  for (const kind of kinds) starts[kind + 1]!++;
  for (let kind = 0; kind < nKinds; kind++) starts[kind + 1]! += starts[kind]!;
  const nRest = Math.ceil(others.length / 4) * 4;
  const rest = new Float64Array(nPoints * nRest);
  order.forEach((i, position) =>
    others.forEach((d, r) => rest[position * nRest + r] = values[i * nDims + d]!)
  );
  return { nPoints, order, nKinds, starts, squares, nRest, rest };
}

/**
 * Squared distances of the point at a position to those at some positions of one kind.
 *
 * @param kinds Squared distance of the two kinds.
 * @param found Receives them, from its start.
 *
 * @example On a line
 * ```ts
 * import assert from "node:assert/strict";
 * import { codePoints, squaresTo } from "lib/numeric/coded_points.ts";
 * const many = Float64Array.from({ length: 1001 }, (_, i) => i);
 * const found = new Float64Array(3);
 * squaresTo(codePoints(1, many), 7, 0, 5, 8, found);
 * assert.deepEqual([...found], [4, 1, 0]);
 * ```
 */
export function squaresTo(
  { nRest, rest }: CodedPoints,
  position: number,
  kinds: number,
  from: number,
  to: number,
  found: Float64Array,
): void {
  const n = to - from;
  for (let i = 0; i < n; i++) found[i] = kinds;
  for (let r = 0; r < nRest; r += 4) {
    const at = position * nRest + r;
    const [own0, own1, own2, own3] = [rest[at]!, rest[at + 1]!, rest[at + 2]!, rest[at + 3]!];
    let b = from * nRest + r;
    for (let i = 0; i < n; i++) {
      const d0 = own0 - rest[b]!;
      const d1 = own1 - rest[b + 1]!;
      const d2 = own2 - rest[b + 2]!;
      const d3 = own3 - rest[b + 3]!;
      found[i] = found[i]! + (d0 * d0 + d1 * d1 + (d2 * d2 + d3 * d3));
      b += nRest;
    }
  }
}

/** Kinds that differ in a further value as well; null where they are too many. */
function split(
  kinds: Uint16Array,
  valueOf: (i: number) => number,
): { kinds: Uint16Array<ArrayBuffer>; nKinds: number } | null {
  const known = new Map<number, Map<number, number>>();
  let nKinds = 0;
  const finer = new Uint16Array(kinds.length);
  for (let i = 0; i < kinds.length; i++) {
    const byValue = known.get(kinds[i]!) ?? new Map<number, number>();
    known.set(kinds[i]!, byValue);
    const value = valueOf(i);
    let kind = byValue.get(value);
    if (kind === undefined) {
      if (nKinds === MAX_KINDS) return null;
      kind = nKinds++;
      byValue.set(value, kind);
    }
    finer[i] = kind;
  }
  return { kinds: finer, nKinds };
}
