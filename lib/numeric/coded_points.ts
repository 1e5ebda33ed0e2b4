/**
 * Squared distances of points of which many coordinates take few values.
 *
 * One-hot columns and flags make up most dimensions of encoded records, and most of the work of a
 * distance. Points that agree in all of these are of one kind, and the part of the distance that kinds
 * make is looked up.
 *
 * @module
 */

/** Points with their coordinates of few values as kinds. */
export interface CodedPoints {
  /** Kind of each point. */
  kinds: Uint16Array;
  nKinds: number;
  /** Squared distance of kinds a and b at `a * nKinds + b`. */
  squares: Float64Array;
  /** Coordinates that are not in the kind. */
  nRest: number;
  /** Point by point. */
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
 * const { kinds, squares } = codePoints(2, Float64Array.of(0, 0, 3, 4, 0, 0));
 * assert.deepEqual([[...kinds], [...squares]], [[0, 1, 0], [0, 25, 25, 0]]);
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
  const others = nValues.flatMap((_, d) => coded.includes(d) ? [] : [d]);
  const rest = new Float64Array(nPoints * others.length);
  for (let i = 0; i < nPoints; i++) {
    others.forEach((d, r) => rest[i * others.length + r] = values[i * nDims + d]!);
  }
  return { kinds, nKinds, squares, nRest: others.length, rest };
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
