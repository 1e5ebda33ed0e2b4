import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { parseDates } from "lib/data/dates.ts";

/** Times as ISO text, by JavaScript's own clock arithmetic; null where there is none. */
function parsed(texts: (string | null)[]): (string | null)[] {
  const frame = pl.DataFrame({ date: texts }, { schema: { date: pl.Utf8 } });
  const times = parseDates(frame, ["date"]).getColumn("date")
    .toArray() as unknown as (Date | null)[];
  return times.map((time) => time?.toISOString().slice(0, 23) ?? null);
}

Deno.test("parseDates() reads noon and midnight of the portal's twelve-hour clock", () => {
  assert.deepEqual(
    parsed(["11/12/2018 12:00:00 AM", "11/12/2018 12:00:00 PM", "01/02/2018 01:02:03 pm"]),
    ["2018-11-12T00:00:00.000", "2018-11-12T12:00:00.000", "2018-01-02T13:02:03.000"],
  );
});

Deno.test("parseDates() reads ISO with T or blank, with or without fraction and Z", () => {
  assert.deepEqual(
    parsed([
      "2018-11-12T13:55:00",
      "2018-11-12T13:55:00.000",
      "2018-11-12T13:55:00.5Z",
      "2018-11-12 13:55:00",
      "11/12/2018 01:55:00 PM",
    ]),
    [
      "2018-11-12T13:55:00.000",
      "2018-11-12T13:55:00.000",
      "2018-11-12T13:55:00.500",
      "2018-11-12T13:55:00.000",
      "2018-11-12T13:55:00.000",
    ],
  );
});

Deno.test("parseDates() reads every millisecond, and cuts finer fractions instead of rounding", () => {
  const fractions = Array.from({ length: 1000 }, (_, ms) => String(ms).padStart(3, "0"));
  const expected = fractions.map((fraction) => `2018-11-12T13:55:00.${fraction}`);
  assert.deepEqual(parsed(expected), expected);
  assert.deepEqual(parsed(expected.map((text) => `${text}999999Z`)), expected);
  // no double lies between this fraction and 1
  assert.deepEqual(parsed([`2018-12-31T23:59:59.${"9".repeat(20)}`]), ["2018-12-31T23:59:59.999"]);
});

Deno.test("parseDates() makes null of days that are not, other forms and years beyond the records", () => {
  const bad = [
    "02/29/2018 01:00:00 AM",
    "11/31/2018 01:00:00 AM",
    "13/01/2018 01:00:00 AM",
    "2018-02-29T01:00:00",
    "11/12/2018 01:60:00 PM",
    "11/12/2018 00:30:00 AM",
    "2018-11-12T24:00:00",
    "11/12/2018 01:00:00 PM CST",
    "on 11/12/2018 01:00:00 PM",
    "1/2/2018 1:02:03 PM",
    "11/12/2018 13:00:00 PM",
    "2018-11-12",
    "11/12/18 01:00:00 PM",
    "12/31/2000 11:59:59 PM",
    "2100-01-01T00:00:00",
    "1541980800000",
    "",
    null,
  ];
  assert.deepEqual(parsed(bad), bad.map(() => null));
  assert.deepEqual(parsed(["01/01/2001 12:00:00 AM", "02/29/2016 01:00:00 AM"]), [
    "2001-01-01T00:00:00.000",
    "2016-02-29T01:00:00.000",
  ]);
});

Deno.test("parseDates() agrees with the calendar on every month and day, in both forms", () => {
  const two = (n: number) => String(n).padStart(2, "0");
  for (const year of [2001, 2016, 2018, 2099]) {
    const days = Array.from({ length: 14 * 33 }, (_, i) => [Math.floor(i / 33), i % 33] as const);
    const expected = days.map(([month, day]) => {
      const time = new Date(Date.UTC(year, month - 1, day, 13));
      const isDay = month >= 1 && month <= 12 && day >= 1 && time.getUTCMonth() === month - 1;
      return isDay ? time.toISOString().slice(0, 23) : null;
    });
    const portal = days.map(([m, d]) => `${two(m)}/${two(d)}/${year} 01:00:00 PM`);
    const iso = days.map(([m, d]) => `${year}-${two(m)}-${two(d)}T13:00:00.000`);
    assert.deepEqual(parsed(portal), expected);
    assert.deepEqual(parsed(iso), expected);
  }
});
