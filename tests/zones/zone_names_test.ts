import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { nameZones } from "lib/zones/zone_names.ts";
import { placesOf } from "../cluster/scored.ts";
import { rectangle } from "../space/rectangle.ts";

/** Areas of 100 m from west to east: A from 0, B from 100, and so on. */
const AREAS = {
  labels: ["A", "B", "C", "D", "E"],
  polygons: [0, 1, 2, 3, 4].map((i) => [[rectangle(100 * i, 0, 100 * i + 100, 100)]]),
};

/** Name of a zone with so many incidents in the middle of each area, and so many outside. */
function nameOf(counts: Record<string, number>): string {
  const entries = Object.entries(counts);
  const x = entries.map(([label]) => 50 + 100 * [...AREAS.labels, "outside"].indexOf(label));
  const places = placesOf(x, x.map(() => 50), entries.map(([, n]) => n));
  return nameZones(places, new Int32Array(x.length), 1, AREAS)[0]!;
}

Deno.test("nameZones() names as many areas as hold three fifths, the fullest first", () => {
  assert.equal(nameOf({ A: 40, B: 60 }), "B");
  assert.equal(nameOf({ A: 41, B: 59 }), "B, A");
  assert.equal(nameOf({ C: 20, A: 35, B: 25, D: 20 }), "A, B");
  assert.equal(nameOf({ A: 30, B: 29, C: 1, D: 40 }), "D, A");
});

Deno.test("nameZones() names three areas at most, and of equals the first", () => {
  assert.equal(nameOf({ E: 10, D: 10, C: 10, B: 10, A: 10 }), "A, B, C");
  assert.equal(nameOf({ A: 10, B: 11, C: 12, D: 13, outside: 54 }), "D, C, B");
  assert.equal(nameOf({ A: 19, B: 19, C: 19, D: 20, E: 23 }), "E, D, A");
});

Deno.test("nameZones() counts incidents outside all areas toward the whole", () => {
  assert.equal(nameOf({ A: 60, outside: 40 }), "A");
  assert.equal(nameOf({ A: 40, B: 10, outside: 50 }), "A, B");
  assert.equal(nameOf({ outside: 3 }), "Outside all areas");
});

/** Names of zones of one place each, at the given places, all in one large area. */
function namesAt(...at: [x: number, y: number][]): string[] {
  const places = placesOf(at.map(([x]) => x), at.map(([, y]) => y), at.map(() => 5));
  const areas = { labels: ["LOOP"], polygons: [[[rectangle(0, 0, 1000, 1000)]]] };
  return nameZones(places, Int32Array.from(at.keys()), at.length, areas);
}

Deno.test("nameZones() tells zones of one name apart along the axis that parts them more", () => {
  assert.deepEqual(namesAt([10, 10]), ["LOOP"]);
  assert.deepEqual(namesAt([600, 10], [500, 50]), ["LOOP (east)", "LOOP (west)"]);
  assert.deepEqual(namesAt([500, 900], [600, 50]), ["LOOP (north)", "LOOP (south)"]);
  assert.deepEqual(
    namesAt([500, 500], [100, 400], [900, 600]),
    ["LOOP (middle)", "LOOP (west)", "LOOP (east)"],
  );
  assert.deepEqual(
    namesAt([5, 900], [5, 100], [5, 700], [5, 400]),
    ["LOOP (north)", "LOOP (south)", "LOOP (middle 2)", "LOOP (middle 1)"],
  );
});

Deno.test("nameZones() takes the mean of the incidents for where a zone lies", () => {
  // zone 0 has a place far in the east, but nearly all of its incidents in the west
  const places = placesOf([0, 990, 400], [0, 0, 0], [99, 1, 10]);
  const areas = { labels: ["LOOP"], polygons: [[[rectangle(0, 0, 1000, 1000)]]] };
  const names = nameZones(places, Int32Array.of(0, 0, 1), 2, areas);
  assert.deepEqual(names, ["LOOP (west)", "LOOP (east)"]);
});

Deno.test("nameZones() gives no name twice, whatever the zones; noise has no say", () => {
  const random = createRandom(121);
  for (let trial = 0; trial < 50; trial++) {
    const x = Array.from({ length: 60 }, () => 600 * random.unit());
    const places = placesOf(
      x,
      x.map(() => 100 * random.unit()),
      x.map(() => 1 + random.integer(5)),
    );
    // zone 9 has no place
    const labels = Int32Array.from(x, (_, i) => i < 9 ? i : random.integer(10) - 1);
    const names = nameZones(places, labels, 10, AREAS);
    assert.equal(new Set(names).size, 10);
    const kept = [...labels.keys()].filter((i) => labels[i] !== -1);
    const without = placesOf(
      kept.map((i) => places.x[i]!),
      kept.map((i) => places.y[i]!),
      kept.map((i) => places.weight[i]!),
    );
    const same = nameZones(without, Int32Array.from(kept, (i) => labels[i]!), 10, AREAS);
    assert.deepEqual(same, names);
  }
});
