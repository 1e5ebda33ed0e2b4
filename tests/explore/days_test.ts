import assert from "node:assert/strict";
import { addDays, dayOf, lengthOf } from "lib/explore/days.ts";

Deno.test("days are counted over the end of a month, a leap day and the change of clocks", () => {
  const record = { from: "2016-02-27", to: "2016-12-31" };
  assert.equal(dayOf("2016-03-01", record), 3);
  assert.equal(addDays("2016-02-28", 2), "2016-03-01");
  assert.equal(addDays("2016-11-05", 2), "2016-11-07");
  assert.equal(lengthOf({ from: "2016-02-28", to: "2016-03-01" }), 3);
});
