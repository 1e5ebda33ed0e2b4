/**
 * Brushes over the incidents of a site, counted by the package crossfilter2: its records are the
 * numbers of rows, its dimensions read the columns of codes, and codes that follow one another are
 * filtered as a range, which it finds by bisection.
 *
 * Usage: deno run -A tests/bench/crossfilter2.ts load|brush SITE
 */

import crossfilter from "crossfilter2";
import { type Brush, compete } from "./brushes.ts";

compete((dimensions) => {
  const { length } = dimensions[0]!.codes;
  const records = crossfilter(Array.from({ length }, (_, row) => row));
  const views = new Map(dimensions.map(({ id, codes, nCodes }) => {
    const dimension = records.dimension((row) => codes[row]!);
    const group = dimension.group();
    return [id, { dimension, group, nCodes, taken: group.all() }];
  }));
  return {
    filter({ id, allowed }) {
      const { dimension } = views.get(id)!;
      const range = rangeOf(allowed);
      if (range) dimension.filterRange(range);
      else dimension.filterFunction((code) => allowed[code as number] === 1);
    },
    take() {
      for (const view of views.values()) view.taken = view.group.all();
    },
    countsOf(id) {
      const { taken, nCodes } = views.get(id)!;
      const counts = new Float64Array(nCodes);
      for (const { key, value } of taken) counts[key as number] = value as number;
      return counts;
    },
  };
});

/** First code that is allowed and the one behind the last; null if one between them is not. */
function rangeOf(allowed: Brush["allowed"]): [number, number] | null {
  const [first, end] = [allowed.indexOf(1), allowed.lastIndexOf(1) + 1];
  return allowed.subarray(first, end).every((each) => each === 1) ? [first, end] : null;
}
