import assert from "node:assert/strict";
import { type IncidentMeta, sensitiveTypes, viewDomain } from "lib/explore/incident_file.ts";
import { sensitiveAreas } from "lib/explore/sensitive_areas.ts";
import { emptyView } from "lib/explore/view.ts";
import { viewFilters } from "lib/explore/view_filters.ts";
import { parseView } from "lib/explore/view_state.ts";

/** A file whose incidents of stalking are none of its rows. */
const META = {
  firstDate: "2017-01-01",
  lastDate: "2017-01-31",
  types: ["BATTERY", "THEFT"],
  places: [],
  areas: [8],
  districts: [],
  sensitive: sensitiveAreas([
    { primary_type: "BATTERY", area: 8, n: 90 },
    { primary_type: "STALKING", area: 8, n: 7 },
  ]),
} as unknown as IncidentMeta;

Deno.test("sensitiveTypes() are those that no row has", () => {
  assert.deepEqual(sensitiveTypes(META), ["STALKING"]);
  assert.deepEqual(sensitiveTypes({ ...META, sensitive: null }), []);
});

Deno.test("viewDomain() has types that no row has, and a filter by one lets no row in", () => {
  const domain = viewDomain(META, new Map());
  assert.deepEqual(domain.types, ["BATTERY", "THEFT", "STALKING"]);
  const { view, problems } = parseView("type=STALKING", domain);
  assert.deepEqual([view, problems], [{ ...emptyView(), types: ["STALKING"] }, []]);
  assert.deepEqual([...viewFilters(view, META, null).type!], [0, 0]);
});
