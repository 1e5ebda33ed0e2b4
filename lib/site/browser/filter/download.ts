/**
 * The view as a file: its counts, and the map.
 *
 * @module
 */

import { formatDate } from "../../../describe/format.ts";
import type { DimensionId } from "../../../explore/incident_file.ts";
import { showCount } from "../../../explore/show_count.ts";
import { viewCsv, type ViewCsvRow } from "../../../explore/view_csv.ts";
import { DISCLAIMER } from "../../facts.ts";
import type { CityMap } from "../map/city_map.ts";
import { saveFile } from "../shared/save_file.ts";
import type { ColorClass } from "./cell_colors.ts";
import {
  ARRESTS,
  HOURS,
  type ItemList,
  type ListItem,
  MONTH_ITEMS,
  WEEKDAY_ITEMS,
} from "./items.ts";
import type { PeriodCounts } from "./worker_messages.ts";

/** What a file is called, before its ending. */
const NAME = "patroliq-incidents";

/** Dimension of the counts that are by community area alone. */
const SENSITIVE = "Community area, domestic, sexual and against children";

/** What all files of a view say. */
interface Export {
  /** Date as of which the records are. */
  asOf: string;
  /** Filters in words. */
  filters: readonly string[];
  /** Which incidents are counted, in a sentence. */
  base: string;
  first: PeriodCounts;
}

/** Hands out the counts of all lists as CSV. */
export function downloadCounts(
  { asOf, filters, base, first, second, lists, sensitive }: Export & {
    second: PeriodCounts | null;
    lists: readonly ItemList[];
    /** What is counted by community area alone; none where it cannot be counted. */
    sensitive: readonly { label: string; text: string }[];
  },
): void {
  type Items = readonly Pick<ListItem, "label" | "instead">[];
  const rows = (id: DimensionId, items: Items, codes: readonly number[]): ViewCsvRow[] =>
    items.flatMap(({ label, instead }, i) => {
      if (instead !== undefined) return [];
      const code = codes[i]!;
      const against = second && { against: second.counts[id][code]! };
      return [{ label, count: first.counts[id][code]!, ...against }];
    });
  const columns = [["Hour", "hour", HOURS], ["Weekday", "weekday", WEEKDAY_ITEMS], [
    "Month",
    "month",
    MONTH_ITEMS,
  ]] as const;
  const csv = viewCsv({
    title: `${showCount(first.total)} recorded incidents in Chicago`,
    base,
    asOf: formatDate(asOf),
    disclaimer: DISCLAIMER,
    filters,
    tables: [
      ...columns.map(([name, id, items]) => ({
        name,
        rows: rows(id, items, [...items.keys()]),
      })),
      { name: "Arrest", rows: rows("arrest", ARRESTS, [1, 0]) },
      ...lists.map(({ id, title, items, codes }) => (
        { name: title, rows: rows(id, items, codes) }
      )),
    ],
    below: { name: SENSITIVE, rows: sensitive },
  });
  saveFile(new Blob([csv], { type: "text/csv;charset=utf-8" }), `${NAME}.csv`);
}

/** Hands out the map as a picture, with what it shows below it. */
export async function downloadPicture(
  { map, asOf, filters, base, first, legend }: Export & {
    map: CityMap;
    legend: readonly ColorClass[];
  },
): Promise<void> {
  const { picture } = await import("../shared/picture.ts");
  const blob = await picture(map.snapshot(), {
    title: `${showCount(first.total)} recorded incidents`,
    lines: [base, ...filters, `As of ${formatDate(asOf)}. ${DISCLAIMER}`],
    legend,
    texts: map.texts(),
  });
  saveFile(blob, `${NAME}.png`);
}
