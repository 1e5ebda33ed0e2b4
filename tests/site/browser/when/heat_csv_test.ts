import assert from "node:assert/strict";
import { csvParse } from "d3-dsv";
import { heatCsv } from "lib/site/browser/when/heat_csv.ts";

const TIMES = {
  firstDate: "2018-01-01",
  lastDate: "2018-01-14",
  asOf: "2018-02-01",
  weekdays: Array(7).fill(2),
};

Deno.test("heatCsv() has each cell of each series below what it is of, and hides small counts", () => {
  const week = Array.from({ length: 168 }, (_, i) => i === 0 ? 2.5 : 7);
  const defaults = week.map((_, i) => i === 12 ? 1400 : 0);
  const series = [
    { name: "Theft, and so on", hoursPerCell: 1, week, defaults },
    { name: "Arson", hoursPerCell: 8, week: Array(21).fill(16), defaults: Array(21).fill(0) },
  ];
  const csv = heatCsv(TIMES, series, true);
  const lines = csv.split("\n");
  assert.equal(
    lines[0],
    "# Recorded incidents in Chicago by weekday and hour: Theft, and so on; Arson",
  );
  assert.ok(lines.some((line) => line.startsWith("# Preliminary records")));
  assert.ok(lines.includes("# Incidents at default times of the form count at these times"));
  const rows = csvParse(csv.replace(/^#.*\n/gm, ""));
  assert.equal(rows.length, 168 + 21);
  assert.deepEqual({ ...rows[0] }, {
    incidents_of: "Theft, and so on",
    weekday: "Monday",
    from: "00:00",
    to: "01:00",
    incidents: "<5",
    days: "2",
    per_hour: "",
    times_average: "",
  });
  assert.deepEqual([rows[12]!.incidents, rows[12]!.per_hour], ["1407", "703.5"]);
  const last = rows.at(-1)!;
  assert.deepEqual([last.from, last.to, last.per_hour, last.times_average], [
    "16:00",
    "00:00",
    "1",
    "1",
  ]);
});
