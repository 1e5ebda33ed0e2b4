import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { periodFacts } from "lib/data/period_facts.ts";
import { timeTables } from "lib/site/files/times.ts";
import { openSource, type SiteSource } from "lib/site/source.ts";
import { incidentFrame, type IncidentSketch } from "../../data/incident_frame.ts";

/** Incidents at each hour of 20 days, from an evening to a midnight; `each` may make it several. */
function hours(each: (date: string) => IncidentSketch[]): IncidentSketch[] {
  const first = Date.UTC(2018, 0, 1, 20, 15);
  return Array.from(
    { length: 20 * 24 - 20 },
    (_, i) => each(new Date(first + i * 3_600_000).toISOString().slice(0, 16)),
  )
    .flat();
}

function siteOf(sketches: readonly IncidentSketch[]): SiteSource {
  const isFirst = pl.col("primary_type").eq(pl.lit("ROBBERY"))
    .and(pl.col("date").cast(pl.Date).cast(pl.Int32).eq(pl.lit(Date.UTC(2018, 0, 2) / 86_400_000)));
  const frame = incidentFrame(sketches).withColumns(
    isFirst.alias("time_is_default"),
    isFirst.alias("date_is_default"),
  );
  const facts = { ...periodFacts(frame), isSynthetic: false, data: "0123456789ab" };
  return openSource("", facts, { frame, nIncidents: frame.height });
}

const SITE = siteOf(hours((date) => [
  { date },
  { date, primary_type: "ROBBERY" },
  { date, primary_type: "BATTERY", domestic: true },
  { date, primary_type: "SEX OFFENSE" },
]));

Deno.test("times: domestic and sexual incidents are in no count, and no series is theirs", () => {
  const { times, rows } = timeTables(SITE);
  // 19 whole days, one theft and one robbery an hour; four hours of the first evening are left out.
  assert.deepEqual([times.nDays, times.n], [19, 2 * 19 * 24]);
  assert.deepEqual(times.series.map(({ id, n, nDefault }) => [id, n, nDefault]), [
    ["all", 2 * 19 * 24 - 24, 24],
    ["violent", 18 * 24, 24],
    ["property", 19 * 24, 0],
    ["ROBBERY", 18 * 24, 24],
    ["THEFT", 19 * 24, 0],
  ]);
  assert.doesNotMatch(JSON.stringify([times, rows]), /SEX|BATTERY|sexual|battery/i);
});

Deno.test("times: incidents whose date is a default are in no month", () => {
  const { times } = timeTables(SITE);
  assert.equal(times.nDateDefault, 24);
  const [all] = times.series;
  assert.deepEqual(all!.months.map(({ n }) => n), [2 * 19 * 24 - 24]);
});

Deno.test("times: days are whole or not by all records, those that are not counted included", () => {
  const sketches = hours((date) => [{ date }]);
  const late = { date: "2018-01-21T00:30", domestic: true };
  const { times, partDays } = timeTables(siteOf([...sketches, late]));
  assert.deepEqual(partDays, ["2018-01-01", "2018-01-21"]);
  assert.equal(times.lastDate, "2018-01-20");
});
