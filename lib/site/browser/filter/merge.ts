/**
 * Counts of incidents that are shipped one by one, together with those that are only counted.
 *
 * @module
 */

import type { DimensionId, IncidentMeta } from "../../../explore/incident_file.ts";
import { countSensitive, type SensitiveCount } from "../../../explore/sensitive_counts.ts";
import type { View } from "../../../explore/view.ts";
import type { PeriodCounts } from "./worker_messages.ts";

/** Counts of a period as they are shown. */
export interface MergedCounts {
  /** All incidents of the view, sensitive ones included where they can be counted. */
  total: number;
  sensitive: SensitiveCount;
  counts: Record<DimensionId, ArrayLike<number>>;
  cells: Uint32Array;
}

/**
 * Adds sensitive incidents to the total and to the lists of types, areas and months, each under the
 * filters of the other dimensions, where they can be counted under these.
 */
export function mergeCounts(
  view: View,
  { total, counts, cells }: PeriodCounts,
  meta: IncidentMeta,
): MergedCounts {
  const record = { from: meta.firstDate, to: meta.lastDate };
  const count = (change: Partial<View>): SensitiveCount => {
    const asked = { ...view, ...change };
    const counted = countSensitive(asked, meta.sensitive, record);
    // Two periods are compared like with like: both with them, or both without.
    if (counted.n === null || asked.against === null) return counted;
    const other = countSensitive({ ...asked, ...asked.against }, meta.sensitive, record);
    return other.n === null ? other : counted;
  };
  const sensitive = count({});
  const add = (id: DimensionId, extra: (code: number) => number) =>
    Array.from(counts[id], (n, code) => n + extra(code));
  const byType = count({ types: [] });
  const byArea = count({ areas: [] });
  const ofMonth = Array.from(
    { length: 12 },
    (_, month) => count({ months: [month + 1] }).n ?? 0,
  );
  return {
    total: total + (sensitive.n ?? 0),
    sensitive,
    cells,
    counts: {
      ...counts,
      type: add(
        "type",
        (code) => byType.n === null ? 0 : byType.byType.get(meta.types[code]!) ?? 0,
      ),
      area: add("area", (area) => byArea.n === null ? 0 : byArea.byArea?.get(area) ?? 0),
      month: add("month", (month) => ofMonth[month]!),
    },
  };
}
