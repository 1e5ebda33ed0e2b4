import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { withCalendar } from "lib/data/calendar.ts";
import { loadSeverityTable } from "lib/data/severity_table.ts";
import { addFeatures } from "lib/features/add_features.ts";
import { createSeverity } from "lib/features/severity.ts";
import { incidentFrame } from "../data/incident_frame.ts";

const SEVERITY = createSeverity(loadSeverityTable());

const FRAME = withCalendar(incidentFrame([
  { date: "2018-05-16T10:10", primary_type: "THEFT", iucr: "0820" },
  { date: "2018-05-14T00:00", primary_type: "NARCOTICS", iucr: "1811", feet: null },
  {
    date: "2018-05-20T23:59",
    primary_type: "HOMICIDE",
    iucr: "0110",
    feet: [1_180_000, 1_910_000],
  },
  { date: "2018-05-20T23:59", primary_type: "SOMETHING NEW", iucr: "0820", feet: [1e6, 1_910_000] },
]));

Deno.test("addFeatures() loses no incident, keeps their order and changes no column", () => {
  const before = FRAME.toRecords();
  const featured = addFeatures(FRAME, SEVERITY);
  assert.deepEqual(featured.select(...FRAME.columns).toRecords(), before);
  assert.deepEqual(FRAME.toRecords(), before);
  assert.equal(featured.columns.length, FRAME.columns.length + 14);
});

Deno.test("addFeatures() puts time, severity, group and cell beside each incident", () => {
  const rows = addFeatures(FRAME, SEVERITY)
    .select("minute_of_week", "severity", "offense_group", "grid_cell").rows();
  // Wednesday 10:10 is 2 * 1440 + 610; 1,176,000 ft east are 358,445.5 m, cell 716,
  // 1,900,000 ft north 579,121.2 m, cell 1158; 1,180,000 and 1,910,000 ft: 719 and 1164
  assert.deepEqual(rows, [
    [3490, SEVERITY.severityOf("0820", "THEFT"), "property", "E0716N1158"],
    [0, SEVERITY.severityOf("1811", "NARCOTICS"), "police_initiated", null],
    [10_079, SEVERITY.severityOf("0110", "HOMICIDE"), "violent", "E0719N1164"],
    [10_079, SEVERITY.severityOf("0820", "SOMETHING NEW"), "other", "E0609N1164"],
  ]);
});

Deno.test("addFeatures() gives later incidents the scale of those that a model was fitted on", () => {
  const scale = { centerX: 358_000, centerY: 579_000, scaleMeters: 1000 };
  const [row] = addFeatures(FRAME.head(1), SEVERITY, scale)
    .select(pl.col("x"), pl.col("x_standardized")).rows() as [number, number][];
  assert.equal(row![1], (row![0] - 358_000) / 1000);
});

Deno.test("addFeatures() gives the same frame again when features are there already", () => {
  const once = addFeatures(FRAME, SEVERITY);
  assert.deepEqual(addFeatures(once, SEVERITY).toRecords(), once.toRecords());
});
