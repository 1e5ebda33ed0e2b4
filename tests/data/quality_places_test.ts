import assert from "node:assert/strict";
import { placeConsistency } from "lib/data/quality_places.ts";
import { incidentFrame, type IncidentSketch } from "./incident_frame.ts";

const many = (n: number, sketch: IncidentSketch) => Array<IncidentSketch>(n).fill(sketch);

Deno.test("placeConsistency() weighs each place by its incidents", () => {
  // from the Loop, district 18 begins a kilometer north, 15 ten kilometers west
  const near: IncidentSketch = { district: "018" };
  const far: IncidentSketch = { district: "015" };
  const districtOf = (...sketches: IncidentSketch[]) =>
    placeConsistency(incidentFrame(sketches)).areas.find(({ column }) => column === "district")!;
  const meters = [near, far].map((sketch) => districtOf(sketch).max_meters!);
  assert.ok(meters[0]! < 2000 && meters[1]! > 9000, meters.join());
  const row = districtOf(
    ...many(2, {}),
    ...many(9, near),
    ...many(2, far),
    ...many(4, { district: "023" }),
  );
  assert.deepEqual([row.n, row.agree, row.disagree, row.unknown], [17, 2, 11, 4]);
  // of 11 sorted distances the median is the sixth, and the tenth has nine tenths before it
  assert.deepEqual([row.median_meters, row.p90_meters, row.max_meters], [
    meters[0],
    meters[1],
    meters[1],
  ]);
});

Deno.test("placeConsistency() counts each incident whose feet and degrees differ", () => {
  const { coordinates } = placeConsistency(incidentFrame([
    ...many(3, { shift: 0.001 }),
    ...many(5, {}),
    ...many(2, { feet: null }),
  ]));
  const { n, without, apart, share_apart } = coordinates;
  assert.deepEqual([n, without, apart, share_apart], [8, 2, 3, 3 / 8]);
});
