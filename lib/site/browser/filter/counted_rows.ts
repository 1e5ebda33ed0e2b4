/**
 * Counts of a view by the categories of each dimension, for files.
 *
 * @module
 */

import type { DimensionId } from "../../../explore/incident_file.ts";
import type { View } from "../../../explore/view.ts";
import type { ViewCsvRow } from "../../../explore/view_csv.ts";
import { ARRESTS, HOURS, type ItemList, MONTH_ITEMS, WEEKDAY_ITEMS } from "./items.ts";
import type { PeriodCounts } from "./worker_messages.ts";

/** Counts of a dimension. */
export interface CountedTable {
  name: string;
  rows: ViewCsvRow[];
}

/** A dimension: its categories with their codes, and those that its own filter lets in. */
interface Table {
  name: string;
  id: DimensionId;
  items: readonly { value: string | number; label: string; instead?: string }[];
  codes: readonly number[];
  /** None for no filter. */
  chosen: readonly (string | number)[];
}

/**
 * A table of each dimension, with the categories that its own filter lets in: the rows of each sum
 * to the total of the view.
 *
 * @param lists Types, places, areas and districts.
 */
export function countedTables(
  { view, lists, first, second }: {
    view: View;
    lists: readonly ItemList[];
    first: PeriodCounts;
    second: PeriodCounts | null;
  },
): CountedTable[] {
  const arrest = view.arrest === null ? [] : [Number(view.arrest)];
  const column = (
    name: string,
    id: DimensionId,
    items: Table["items"],
    chosen: Table["chosen"],
  ) => (
    { name, id, items, chosen, codes: [...items.keys()] }
  );
  const tables: Table[] = [
    column("Hour", "hour", HOURS, view.hours),
    column("Weekday", "weekday", WEEKDAY_ITEMS, view.weekdays),
    column("Month", "month", MONTH_ITEMS, view.months),
    { name: "Arrest", id: "arrest", items: ARRESTS, codes: [1, 0], chosen: arrest },
    ...lists.map(({ id, key, title, items, codes }) => (
      { name: title, id, items, codes, chosen: view[key] }
    )),
  ];
  return tables.map(({ name, id, items, codes, chosen }) => ({
    name,
    rows: items.flatMap(({ value, label, instead }, i) => {
      const isIn = chosen.length === 0 || chosen.includes(value);
      if (instead !== undefined || !isIn) return [];
      const against = second && { against: second.counts[id][codes[i]!]! };
      return [{ label, count: first.counts[id][codes[i]!]!, ...against }];
    }),
  }));
}
