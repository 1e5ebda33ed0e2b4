import assert from "node:assert/strict";
import { addProfiles, toProfile } from "lib/drift/profile.ts";
import { drawProfile, plainProfile } from "./made_months.ts";

const COUNTS = {
  types: [{ primary_type: "THEFT", n: 3 }, { primary_type: "ARSON", n: 1 }],
  times: [
    { hour: 23, minute: 59, time_is_default: false, n: 2 },
    { hour: 0, minute: 0, time_is_default: true, n: 1 },
    { hour: 0, minute: 0, time_is_default: false, n: 1 },
  ],
  zones: [{ zone: 1, n: 1 }, { zone: null, n: 2 }, { zone: "Loop", n: 1 }],
  places: { x: Float64Array.of(-1, 0, 99), y: [49.9, 50, 120], weight: Uint32Array.of(1, 1, 1) },
};

Deno.test("toProfile() counts known hours, all minutes, and zones with those outside", () => {
  const { type, hour, zone, minute } = toProfile(COUNTS);
  assert.deepEqual(type, { ARSON: 1, THEFT: 3 });
  assert.deepEqual(hour, { "00:00": 1, "23:00": 2 });
  assert.deepEqual(minute, { values: [0, 1439], counts: [2, 2] });
  assert.deepEqual(zone, { 1: 1, Loop: 1, "no zone": 2 });
});

Deno.test("toProfile() rounds coordinates down to 50 m, below 0 as well", () => {
  const { x, y } = toProfile(COUNTS);
  assert.deepEqual(x, { values: [-50, 0, 50], counts: [1, 1, 1] });
  assert.deepEqual(y, { values: [0, 50, 100], counts: [1, 1, 1] });
});

Deno.test("toProfile() makes plain JSON that comes back the same", () => {
  const profile = drawProfile(1);
  assert.deepEqual(JSON.parse(JSON.stringify(profile)), profile);
});

Deno.test("toProfile() does not depend on the order of the rows, and keeps odd names", () => {
  const turned = {
    types: COUNTS.types.toReversed(),
    times: COUNTS.times.toReversed(),
    zones: COUNTS.zones.toReversed(),
    places: { x: [99, 0, -1], y: [120, 50, 49.9], weight: [1, 1, 1] },
  };
  assert.equal(JSON.stringify(toProfile(turned)), JSON.stringify(toProfile(COUNTS)));
  const odd = toProfile({ ...COUNTS, types: [{ primary_type: "__proto__", n: 7 }] });
  assert.deepEqual(Object.entries(odd.type), [["__proto__", 7]]);
});

Deno.test("toProfile() refuses times, coordinates and counts that cannot be", () => {
  const time = { hour: 0, minute: 0, time_is_default: false, n: 1 };
  const withTime = (part: object) => ({ ...COUNTS, times: [{ ...time, ...part }] });
  assert.throws(() => toProfile(withTime({ hour: 24 })), /hour must be .* 0 .. 23, .* is 24/);
  assert.throws(() => toProfile(withTime({ minute: -1 })), /minute must be .* 0 .. 59, .* is -1/);
  assert.throws(() => toProfile(withTime({ n: 0.5 })), /count of 00:00 must be a whole number/);
  const places = { x: [NaN], y: [0], weight: [1] };
  assert.throws(() => toProfile({ ...COUNTS, places }), /coordinates must be finite, .* is NaN/);
});

Deno.test("addProfiles() is the profile of all records, whatever the order", () => {
  const [a, b, c] = [1, 2, 3].map((seed) => drawProfile(seed));
  const all = addProfiles([a!, b!, c!]);
  assert.deepEqual(all, addProfiles([c!, addProfiles([b!, a!])]));
  const total = (profile: typeof all) => [
    Object.values(profile.type).reduce((sum, n) => sum + n, 0),
    profile.x.counts.reduce((sum, n) => sum + n, 0),
  ];
  assert.deepEqual(total(all), [60_000, 60_000]);
  assert.deepEqual(addProfiles([plainProfile(2), plainProfile(3)]), plainProfile(5));
});

Deno.test("addProfiles() leaves the profiles as they are, and refuses none", () => {
  const [a, b] = [drawProfile(1), drawProfile(2)];
  addProfiles([a, b]);
  assert.deepEqual([a, b], [drawProfile(1), drawProfile(2)]);
  assert.throws(() => addProfiles([]), /there must be at least one/);
});
