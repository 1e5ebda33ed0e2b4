import assert from "node:assert/strict";
import { csvParseRows } from "d3-dsv";
import { type ViewCsv, viewCsv } from "lib/explore/view_csv.ts";

const HEAD: Omit<ViewCsv, "tables"> = {
  title: "Incidents",
  base: "Incidents of some kind.",
  asOf: "12 November 2018",
  disclaimer: "Recorded incidents only.",
  filters: [],
};

/** Fields of the lines that are no remarks. */
function fields(csv: string): string[][] {
  return csvParseRows(csv.replace(/^#.*\n/gm, ""));
}

Deno.test("viewCsv() has a line for each category, and what the counts are of on top", () => {
  const csv = viewCsv({
    ...HEAD,
    title: "Incidents\n=1+1",
    filters: ["Type: theft", "Hour: 22:00 to 03:00"],
    tables: [
      {
        name: "Place",
        rows: [{ label: 'BAR, "TAVERN"', count: 12_345 }, { label: "é", count: 0 }],
      },
      { name: "Arrest", rows: [{ label: "yes", count: 2 }, { label: "no", count: 12_343 }] },
    ],
  });
  assert.deepEqual(csv.split("\n").slice(0, 7), [
    "# Incidents =1+1",
    "# Incidents of some kind.",
    "# As of 12 November 2018",
    "# Recorded incidents only.",
    "# Type: theft",
    "# Hour: 22:00 to 03:00",
    "# Counts from 1 to 4 are shown as <5; where they could be computed, other counts are not exact.",
  ]);
  assert.deepEqual(fields(csv), [
    ["dimension", "category", "incidents"],
    ["Place", 'BAR, "TAVERN"', "12345"],
    ["Place", "é", "0"],
    ["Arrest", "yes", "<5"],
    ["Arrest", "no", "about 12343"],
  ]);
});

Deno.test("viewCsv() has the compared period beside where there is one, hidden on its own", () => {
  const rows = [
    { label: "Theft", count: 1000, against: 3 },
    { label: "Arson", count: 3, against: 2 },
    { label: "Battery", count: 40 },
  ];
  assert.deepEqual(fields(viewCsv({ ...HEAD, tables: [{ name: "Type", rows }] })), [
    ["dimension", "category", "incidents", "incidents_compared_period"],
    ["Type", "Theft", "about 1001", "<5"],
    ["Type", "Arson", "<5", "<5"],
    ["Type", "Battery", "40", "0"],
  ]);
});

Deno.test("viewCsv() lets no label begin a formula", () => {
  const labels = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "A=1"];
  const rows = labels.map((label) => ({ label, count: 9 }));
  const table = fields(viewCsv({ ...HEAD, tables: [{ name: "=x", rows }] })).slice(1);
  assert.deepEqual(
    table.map(([, category]) => category),
    [...labels.slice(0, 7).map((label) => `'${label}`), "A=1"],
  );
  assert.ok(table.every(([dimension]) => dimension === "'=x"));
});

Deno.test("viewCsv() has counts of other incidents below, as they are given", () => {
  const below = {
    name: "Area, others",
    rows: [
      { label: "Austin", text: "7,067" },
      { label: "=Loop", text: "at least 1,012" },
      { label: "Edison Park", text: "not shown" },
    ],
  };
  const rows = [{ label: "Theft", count: 9, against: 8 }];
  assert.deepEqual(fields(viewCsv({ ...HEAD, tables: [{ name: "Type", rows }], below })).slice(1), [
    ["Type", "Theft", "9", "8"],
    ["Area, others", "Austin", "7067", ""],
    ["Area, others", "'=Loop", "at least 1012", ""],
    ["Area, others", "Edison Park", "not shown", ""],
  ]);
});

Deno.test("viewCsv() without counts has the names of its columns", () => {
  assert.deepEqual(fields(viewCsv({ ...HEAD, tables: [] })), [
    ["dimension", "category", "incidents"],
  ]);
  assert.match(viewCsv({ ...HEAD, tables: [] }), /^# No filters$/m);
});
