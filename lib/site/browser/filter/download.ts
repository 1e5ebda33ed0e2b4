/**
 * The view as a file: its counts, and the map.
 *
 * @module
 */

import { formatDate } from "../../../describe/format.ts";
import { showCount } from "../../../explore/show_count.ts";
import { viewCsv, type ViewCsvRow } from "../../../explore/view_csv.ts";
import { DISCLAIMER } from "../../facts.ts";
import type { CityMap } from "../map/city_map.ts";
import { saveFile } from "../shared/save_file.ts";
import type { ColorClass } from "./cell_colors.ts";
import { ARRESTS, HOURS, type ItemList, MONTH_ITEMS, WEEKDAY_ITEMS } from "./items.ts";
import type { MergedCounts } from "./merge.ts";

/** What a file is called, before its ending. */
const NAME = "patroliq-incidents";

/** What all files of a view say. */
interface Export {
  /** Date as of which the records are. */
  asOf: string;
  /** Filters in words. */
  filters: readonly string[];
  merged: MergedCounts;
}

/** Hands out the counts of all lists as CSV. */
export function downloadCounts(
  { asOf, filters, merged, against, lists }: Export & {
    against: MergedCounts | null;
    lists: readonly ItemList[];
  },
): void {
  type Id = keyof MergedCounts["counts"];
  const rows = (id: Id, labels: readonly string[], codes: readonly number[]): ViewCsvRow[] =>
    codes.map((code, i) => ({
      label: labels[i]!,
      count: merged.counts[id][code]!,
      ...(against && { against: against.counts[id][code]! }),
    }));
  const columns = [["Hour", "hour", HOURS], ["Weekday", "weekday", WEEKDAY_ITEMS], [
    "Month",
    "month",
    MONTH_ITEMS,
  ]] as const;
  const csv = viewCsv({
    title: `${showCount(merged.total)} recorded incidents in Chicago`,
    asOf: formatDate(asOf),
    disclaimer: DISCLAIMER,
    filters,
    tables: [
      ...columns.map(([name, id, items]) => ({
        name,
        rows: rows(id, items.map(({ label }) => label), [...items.keys()]),
      })),
      { name: "Arrest", rows: rows("arrest", ARRESTS.map(({ label }) => label), [1, 0]) },
      ...lists.map(({ id, title, items, codes }) => ({
        name: title,
        rows: rows(id, items.map(({ label }) => label), codes),
      })),
    ],
  });
  saveFile(new Blob([csv], { type: "text/csv;charset=utf-8" }), `${NAME}.csv`);
}

/** Hands out the map as a picture, with what it shows below it. */
export async function downloadPicture(
  { map, asOf, filters, merged, legend }: Export & { map: CityMap; legend: readonly ColorClass[] },
): Promise<void> {
  const { picture } = await import("../shared/picture.ts");
  const blob = await picture(map.snapshot(), {
    title: `${showCount(merged.total)} recorded incidents`,
    lines: [...filters, `As of ${formatDate(asOf)}. ${DISCLAIMER}`],
    legend,
    texts: map.texts(),
  });
  saveFile(blob, `${NAME}.png`);
}
