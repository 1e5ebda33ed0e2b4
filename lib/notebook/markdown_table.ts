import { formatCount, formatDecimal } from "../describe/format.ts";

/** How a table is shown. */
export interface TableOptions {
  /** Rows shown (default 10); further ones are counted in a last line. */
  limit?: number;
  /** Columns to show, in order (default all): heading by name. */
  columns?: Record<string, string>;
  /** Decimals of the columns that hold numbers which are not whole (default 2). */
  decimals?: number;
}

/** What stands for a missing value. */
const MISSING = "—";

/**
 * A table as Markdown: numbers to the right, with thousands separators and the same number of
 * decimals all through a column.
 *
 * @param rows Rows with the same columns; none gives the sentence that there are none.
 *
 * @example Numbers are grouped, text is escaped
 * ```ts
 * import assert from "node:assert/strict";
 * import { toMarkdownTable } from "lib/notebook/markdown_table.ts";
 * assert.equal(
 *   toMarkdownTable([{ type: "A|B", n: 12345, share: 0.5 }, { type: "C", n: 1, share: 1 }]),
 *   "| type | n | share |\n| :-- | --: | --: |\n| A\\|B | 12,345 | 0.50 |\n| C | 1 | 1.00 |\n",
 * );
 * ```
 */
export function toMarkdownTable(rows: readonly object[], options: TableOptions = {}): string {
  const table = rows as readonly Record<string, unknown>[];
  const [first] = table;
  if (first === undefined) return "No rows.\n";
  const { limit = 10, decimals = 2 } = options;
  const headings = options.columns ??
    Object.fromEntries(Object.keys(first).map((name) => [name, name.replaceAll("_", " ")]));
  const columns = Object.keys(headings).map((name) => {
    const values = table.map((row) => row[name]);
    const isNumeric = values.every((value) => value === null || typeof value === "number");
    const isWhole = values.every((value) => value === null || Number.isInteger(value));
    const digits = isWhole ? 0 : decimals;
    return { align: isNumeric ? "--:" : ":--", texts: values.map((v) => formatValue(v, digits)) };
  });
  const line = (cells: string[]) => `| ${cells.join(" | ")} |\n`;
  const shown = table.slice(0, limit).map((_, i) => line(columns.map(({ texts }) => texts[i]!)));
  const rest = table.length - shown.length;
  return line(Object.values(headings)) + line(columns.map(({ align }) => align)) + shown.join("") +
    (rest > 0 ? `\n… and ${formatCount(rest)} more rows\n` : "");
}

function formatValue(value: unknown, digits: number): string {
  if (value === null || value === undefined) return MISSING;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return formatDecimal(value, digits);
  return String(value).replaceAll("|", "\\|").replaceAll("\n", " ");
}
