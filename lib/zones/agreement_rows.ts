import { agreement } from "../cluster/agreement.ts";
import type { WeightedPlaces } from "../space/grid.ts";

/** How far two clusterings agree. */
export interface AgreementRow {
  a: string;
  b: string;
  /** Adjusted Rand index; null where there is nothing to compare. */
  agreement: number | null;
  /** Incidents that at least one of both puts in a cluster. */
  n: number;
}

/**
 * Agreement of every two clusterings of the same places, each with itself and both ways round, as a
 * square.
 *
 * @param places In ascending order of x, then y.
 * @param clusterings Names with the cluster of each place, or -1.
 *
 * @example A clustering agrees with itself
 * ```ts
 * import assert from "node:assert/strict";
 * import { agreementRows } from "lib/zones/agreement_rows.ts";
 * const places = { x: Float64Array.of(1, 2), y: Float64Array.of(0, 0), weight: Uint32Array.of(3, 1) };
 * const rows = agreementRows(places, { "k-means 2": Int32Array.of(0, 1) });
 * assert.deepEqual(rows, [{ a: "k-means 2", b: "k-means 2", agreement: 1, n: 4 }]);
 * ```
 */
export function agreementRows(
  places: WeightedPlaces,
  clusterings: Readonly<Record<string, Int32Array>>,
): AgreementRow[] {
  const entries = Object.entries(clusterings);
  const found = entries.map(([a, own], i) =>
    entries.slice(0, i + 1).map(([b, other]) => {
      const { adjustedRand, n } = agreement(places, own, places, other);
      return { a, b, agreement: adjustedRand, n };
    })
  );
  return entries.flatMap(([a], i) =>
    entries.map(([b], j) => i >= j ? found[i]![j]! : { ...found[j]![i]!, a, b })
  );
}
