import assert from "node:assert/strict";
import { flagDefaultTimes } from "lib/data/default_times.ts";
import { withCalendar } from "lib/data/calendar.ts";
import { RAW_COLUMNS } from "lib/data/schema.ts";
import { loadSeverityTable } from "lib/data/severity_table.ts";
import { addFeatures } from "lib/features/add_features.ts";
import { encodeOneHot, fitOneHot } from "lib/features/encoding.ts";
import { encodingOf, featureDictionary } from "lib/features/feature_dictionary.ts";
import { createSeverity } from "lib/features/severity.ts";
import { incidentFrame } from "../data/incident_frame.ts";

const ROWS = featureDictionary();

const cleaned = withCalendar(
  incidentFrame([{}, { feet: [1_180_000, 1_910_000], primary_type: "ARSON", iucr: "1020" }]),
);
const featured = addFeatures(flagDefaultTimes(cleaned, []), createSeverity(loadSeverityTable()));

const families = ROWS.map(({ name }) => name).filter((name) => name.endsWith("=*"))
  .map((name) => name.slice(0, -"=*".length));

Deno.test("featureDictionary() says of each of the portal's 22 columns what becomes of it", () => {
  const inputs = ROWS.filter((row) => row.kind === "input");
  assert.deepEqual(inputs.map((row) => row.source_column), [...RAW_COLUMNS]);
  for (const row of inputs) assert.notEqual(row.used_by, "", row.name);
});

Deno.test("featureDictionary() has a row for every column of the featured incidents, and no other", () => {
  const names = ROWS.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length, "no name twice");
  const notKept = names.filter((name) =>
    !featured.columns.includes(name) && !families.includes(name.slice(0, -2))
  );
  assert.deepEqual(notKept, ["location"], "in the dictionary only");
  assert.deepEqual(featured.columns.filter((name) => !names.includes(name)), []);
});

Deno.test("featureDictionary() lists one-hot columns by families, which encoding makes", () => {
  assert.deepEqual(families, ["primary_type", "location_description"]);
  for (const column of families) {
    const encoded = encodeOneHot(featured, fitOneHot(featured, column, 0));
    const added = encoded.columns.filter((name) => !featured.columns.includes(name));
    assert.ok(added.length >= 3);
    for (const name of added) assert.equal(encodingOf(name), "flag", name);
  }
});

Deno.test("featureDictionary() has the engineered features of the specification, and more", () => {
  // Hour, Day_of_Week, Month, Season, Is_Weekend and Crime_Severity_Score
  const engineered = ROWS.filter((row) => row.kind === "engineered").map((row) => row.name);
  for (
    const name of ["hour", "weekday_name", "month", "season", "is_weekend", "severity"]
  ) assert.ok(engineered.includes(name), name);
});

Deno.test("featureDictionary() lets no identifier into a model, and no code in as a number", () => {
  for (const name of ["id", "case_number", "block", "source_row"]) {
    assert.equal(encodingOf(name), "none");
  }
  for (const name of ["beat", "district", "ward", "community_area", "iucr", "fbi_code"]) {
    assert.equal(encodingOf(name), "code");
    assert.equal(featured.getColumn(name).dtype.variant, "String", name);
  }
  for (const { name, encoding } of ROWS) {
    if (!featured.columns.includes(name)) continue;
    const type = featured.getColumn(name).dtype.variant as string;
    if (encoding === "number") assert.match(type, /^(?:Float|Int)/, name);
    if (encoding === "flag") assert.equal(type, "Bool", name);
    if (encoding === "code" || encoding === "one-hot") assert.equal(type, "String", name);
  }
});
