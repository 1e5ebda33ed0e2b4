import assert from "node:assert/strict";
import type { IncidentMeta } from "lib/explore/incident_file.ts";
import { sensitiveAreas } from "lib/explore/sensitive_areas.ts";
import { listsOf } from "lib/site/browser/filter/items.ts";
import { viewNames } from "lib/site/browser/filter/names.ts";

const META = {
  types: ["BATTERY", "THEFT"],
  places: ["street", "shop"],
  areas: [0, 8, 32],
  districts: [1],
  nSensitive: 97,
  sensitive: sensitiveAreas([
    { primary_type: "BATTERY", area: 8, n: 90 },
    { primary_type: "SEX OFFENSE", area: 8, n: 7 },
  ]),
} as unknown as IncidentMeta;

const NAMES = viewNames([], new Map());

Deno.test("listsOf() has the commonest entries first, and types without a row last, without a count", () => {
  const [types, places, areas] = listsOf(META, NAMES, { type: [20, 50], place: [5, 4] });
  assert.deepEqual(types!.items, [
    { value: "THEFT", label: "Theft" },
    { value: "BATTERY", label: "Battery" },
    { value: "SEX OFFENSE", label: "Sex offense", instead: "by area only" },
  ]);
  assert.deepEqual(types!.codes, [1, 0, 2]);
  assert.deepEqual([places!.codes, areas!.codes], [[0, 1], [8, 32, 0]]);
});
