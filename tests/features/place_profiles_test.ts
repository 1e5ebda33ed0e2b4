import assert from "node:assert/strict";
import {
  logCounts,
  placeProfiles,
  placeViews,
  sharesOfPlace,
} from "lib/features/place_profiles.ts";
import { FRAME, TYPES } from "./small_incidents.ts";

Deno.test("placeProfiles() counts types and parts of the day, default times for their type alone", () => {
  const profile = placeProfiles(FRAME, "community_area", { minShare: 0.1, minN: 10 });
  assert.deepEqual(profile.places, ["8", "9"]);
  assert.deepEqual(profile.names.slice(0, 3), ["BATTERY", "THEFT", "00:00-04:00"]);
  const total = (from: number, to: number) =>
    profile.counts.slice(from, to).reduce((sum, column) => sum + column[0]! + column[1]!, 0);
  const inAreas = TYPES.flatMap((type, i) => i % 9 === 0 ? [] : [{ type, i }]);
  assert.equal(total(0, 2), inAreas.filter(({ type }) => type !== "ARSON").length);
  assert.equal(total(2, 8), inAreas.filter(({ i }) => i % 10 !== 3).length);
  assert.equal(profile.n[0]! + profile.n[1]!, inAreas.length);
  assert.equal(placeProfiles(FRAME, "grid_cell", { minShare: 0.1, minN: 1000 }).places.length, 0);
});

Deno.test("logCounts() and sharesOfPlace() are of the counts", () => {
  const profile = placeProfiles(FRAME, "community_area", { minShare: 0.1, minN: 10 });
  assert.equal(logCounts(profile)[1]![0], Math.log1p(profile.counts[1]![0]!));
  assert.equal(sharesOfPlace(profile)[1]![0], profile.counts[1]![0]! / profile.n[0]!);
});

Deno.test("placeViews() has thirds by incidents, and the group most above its share in all places", () => {
  const n = Float64Array.of(100, 200, 300, 400, 500, 600);
  const theft = n.map((each, i) => each * (i === 2 ? 0.9 : 0.5));
  const profile = {
    places: ["1", "2", "3", "4", "5", "6"],
    n,
    names: ["BATTERY", "THEFT", "00:00-04:00"],
    nTypes: 2,
    counts: [n.map((each, i) => each - theft[i]!), theft, n],
  };
  const { volume, leads } = placeViews(profile);
  assert.deepEqual(volume.map((each) => each.split(" ")[0]), [
    ...["fewest", "fewest"],
    ...["middle", "middle"],
    ...["most", "most"],
  ]);
  assert.deepEqual(leads.map((each) => each === "property"), [
    false,
    false,
    true,
    false,
    false,
    false,
  ]);
  assert.equal(leads[0], "violent");
});
