import assert from "node:assert/strict";
import type { DimensionId } from "lib/explore/incident_file.ts";
import { emptyView, type View } from "lib/explore/view.ts";
import { countedTables } from "lib/site/browser/filter/counted_rows.ts";
import type { ItemList } from "lib/site/browser/filter/items.ts";
import type { PeriodCounts } from "lib/site/browser/filter/worker_messages.ts";

const TYPES: ItemList = {
  id: "type",
  key: "types",
  title: "Type",
  items: [
    { value: "THEFT", label: "Theft" },
    { value: "ARSON", label: "Arson" },
    { value: "X", label: "X", instead: "by area only" },
  ],
  codes: [1, 0, 2],
};

/** Incidents: type (0 arson, 1 theft), hour, weekday and month from 0, arrest, day of the record. */
const ROWS = [
  [1, 22, 0, 0, 1],
  [1, 22, 0, 1, 0],
  [1, 3, 6, 1, 0],
  [0, 22, 0, 0, 0],
  [0, 24, 2, 11, 1],
];
const IDS: DimensionId[] = ["type", "hour", "weekday", "month", "arrest"];

/** Counts of a view by brute force: those of a dimension without its own filter. */
function countsOf(view: View): PeriodCounts {
  const passes = ([type, hour, weekday, month, arrest]: number[], but?: string) =>
    [
      but === "type" || view.types.length === 0 || view.types.includes(type ? "THEFT" : "ARSON"),
      but === "hour" || view.hours.length === 0 ||
      view.hours.includes(hour === 24 ? "unknown" : String(hour)),
      but === "weekday" || view.weekdays.length === 0 || view.weekdays.includes(weekday! + 1),
      but === "month" || view.months.length === 0 || view.months.includes(month! + 1),
      but === "arrest" || view.arrest === null || view.arrest === (arrest === 1),
    ].every(Boolean);
  const counts = Object.fromEntries(IDS.map((id, at) => {
    const own = new Uint32Array(30);
    for (const row of ROWS) if (passes(row, id)) own[row[at]!]!++;
    return [id, own];
  })) as PeriodCounts["counts"];
  const total = ROWS.filter((row) => passes(row)).length;
  return { total, counts, cells: new Uint32Array() };
}

const tablesOf = (view: View, second: PeriodCounts | null = null) =>
  countedTables({ view, lists: [TYPES], first: countsOf(view), second });

Deno.test("countedTables() sum to the total of the view, whatever its filters", () => {
  const views: Partial<View>[] = [
    {},
    { types: ["THEFT"] },
    { types: ["ARSON"], hours: ["unknown", "22"] },
    { hours: ["22"], weekdays: [1], months: [1] },
    { types: ["THEFT"], months: [1, 2], arrest: false },
    { arrest: true },
  ];
  for (const part of views) {
    const view = { ...emptyView(), ...part };
    const { total } = countsOf(view);
    for (const { name, rows } of tablesOf(view)) {
      const sum = rows.reduce((all, { count }) => all + count, 0);
      assert.equal(sum, total, `${name} under ${JSON.stringify(part)}`);
    }
  }
});

Deno.test("countedTables() have the categories of their own filter, both periods, and no others", () => {
  const view = { ...emptyView(), types: ["THEFT"], arrest: false };
  const tables = tablesOf(view, countsOf(emptyView()));
  const rowsOf = (name: string) => tables.find((table) => table.name === name)!.rows;
  assert.deepEqual(rowsOf("Type"), [{ label: "Theft", count: 2, against: 3 }]);
  assert.deepEqual(rowsOf("Arrest"), [{ label: "no arrest on record", count: 2, against: 3 }]);
  assert.equal(rowsOf("Hour").length, 25);
  const all = tablesOf(emptyView()).find(({ name }) => name === "Type")!.rows;
  assert.deepEqual(all.map(({ label }) => label), ["Theft", "Arson"]);
});
