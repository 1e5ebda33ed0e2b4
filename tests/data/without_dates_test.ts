import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { withoutDates } from "lib/data/without_dates.ts";

const DATES = ["2017-12-31", "2018-01-01", "2018-01-02", "2018-02-01", "2018-12-31"];
const frame = pl.DataFrame({
  id: DATES.map((_, i) => i),
  year: DATES.map((date) => Number(date.slice(0, 4))),
  month: DATES.map((date) => Number(date.slice(5, 7))),
  day: DATES.map((date) => Number(date.slice(8))),
});

Deno.test("withoutDates() leaves out those dates alone, and keeps the order", () => {
  const rest = withoutDates(frame, ["2018-12-31", "2018-01-01"]);
  assert.deepEqual(rest.getColumn("id").toArray(), [0, 2, 3]);
  assert.equal(withoutDates(frame, []).height, frame.height);
  assert.equal(frame.height, 5, "the frame given stays as it was");
});
