/**
 * Brushes over the incidents of a site, counted by the counter of the cross-filter.
 *
 * Usage: deno run -A tests/bench/explore_counter.ts load|brush SITE
 */

import { createCounter } from "lib/explore/counter.ts";
import { DIMENSION_IDS } from "lib/explore/incident_file.ts";
import { compete } from "./brushes.ts";

compete((dimensions) => {
  const counter = createCounter(dimensions);
  const taken = new Map<string, Uint32Array>();
  return {
    filter: ({ id, allowed }) => counter.setFilter(id, allowed),
    take() {
      for (const id of DIMENSION_IDS) taken.set(id, counter.counts(id));
    },
    countsOf: (id) => taken.get(id)!,
  };
});
