/**
 * The view as a file: its counts, and the map.
 *
 * @module
 */

import { formatDate } from "../../../describe/format.ts";
import { showCount } from "../../../explore/show_count.ts";
import { viewCsv } from "../../../explore/view_csv.ts";
import { DISCLAIMER } from "../../facts.ts";
import type { CityMap } from "../map/city_map.ts";
import { saveFile } from "../shared/save_file.ts";
import type { CellColors } from "./cell_colors.ts";
import { type Comparison, periodLines, ratesCaveat, ratesText } from "./comparison.ts";
import type { CountedTable } from "./counted_rows.ts";

/** What a file is called, before its ending. */
const NAME = "patroliq-incidents";

/** Dimension of the counts that are by community area alone. */
const SENSITIVE = "Community area, domestic, sexual and against children";

/** What all files of a view say. */
interface Export {
  /** Date as of which the records are. */
  asOf: string;
  /** Filters in words; without the periods where these are compared. */
  filters: readonly string[];
  /** Which incidents are counted, in a sentence. */
  base: string;
  /** Incidents under all filters. */
  total: number;
  /** Null without a second period. */
  comparison: Comparison | null;
}

/** Hands out the counts of all lists as CSV. */
export function downloadCounts(
  { asOf, base, tables, sensitive, ...view }: Export & {
    tables: readonly CountedTable[];
    /** What is counted by community area alone; none where it cannot be counted. */
    sensitive: readonly { label: string; text: string }[];
  },
): void {
  const csv = viewCsv({
    title: titleOf(view),
    base,
    asOf: formatDate(asOf),
    disclaimer: DISCLAIMER,
    filters: linesOf(view),
    tables,
    below: { name: SENSITIVE, rows: sensitive },
  });
  saveFile(new Blob([csv], { type: "text/csv;charset=utf-8" }), `${NAME}.csv`);
}

/** Hands out the map as a picture, with what it shows below it. */
export async function downloadPicture(
  { map, asOf, base, painted, ...view }: Export & { map: CityMap; painted: CellColors },
): Promise<void> {
  const { picture } = await import("../shared/picture.ts");
  const blob = await picture(map.snapshot(), {
    title: titleOf(view),
    lines: [base, ...linesOf(view), `As of ${formatDate(asOf)}. ${DISCLAIMER}`],
    caption: painted.caption,
    legend: painted.legend,
    texts: map.texts(),
  });
  saveFile(blob, `${NAME}.png`);
}

function titleOf({ total, comparison }: Pick<Export, "total" | "comparison">): string {
  const title = `${showCount(total)} recorded incidents in Chicago`;
  if (!comparison) return title;
  return `${title}, against ${showCount(comparison.totals[1])} in the compared period`;
}

/** Periods with their ratio, and filters. */
function linesOf({ filters, comparison }: Pick<Export, "filters" | "comparison">): string[] {
  if (!comparison) return [...filters];
  const rates = [ratesText(comparison), ratesCaveat(comparison)].filter((line) => line !== null);
  return [...periodLines(comparison), ...rates, ...filters];
}
