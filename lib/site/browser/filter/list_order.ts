/**
 * Orders of the entries of a list.
 *
 * @module
 */

/** By count, the largest first, or by name. */
export type ListOrder = "count" | "name";

/** Digits within names count as numbers: District 2 comes before District 10. */
const NAMES = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/**
 * Places of the entries in an order; entries of equal length of bar stand by name, and what is not
 * recorded, of value 0, comes last by name.
 *
 * @param drawn Lengths of the bars, which tell nothing of counts that are hidden.
 *
 * @example Two orders
 * ```ts
 * import assert from "node:assert/strict";
 * import { orderEntries } from "lib/site/browser/filter/list_order.ts";
 * const items = [0, 10, 2].map((value) => ({ value, label: value ? `District ${value}` : "none" }));
 * assert.deepEqual(orderEntries(items, "name", [9, 7, 8]), [2, 1, 0]);
 * assert.deepEqual(orderEntries(items, "count", [9, 7, 8]), [0, 2, 1]);
 * ```
 */
export function orderEntries(
  items: readonly { value: string | number; label: string }[],
  by: ListOrder,
  drawn: readonly number[],
): number[] {
  const byName = (a: number, b: number) =>
    Number(items[a]!.value === 0) - Number(items[b]!.value === 0) ||
    NAMES.compare(items[a]!.label, items[b]!.label);
  const byCount = (a: number, b: number) => drawn[b]! - drawn[a]! || byName(a, b);
  return [...items.keys()].sort(by === "name" ? byName : byCount);
}
