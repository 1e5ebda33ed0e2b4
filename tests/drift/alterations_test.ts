import assert from "node:assert/strict";
import { loseZone, relabelType, shiftHour, timesToMidnight } from "lib/drift/alterations.ts";
import { NO_ZONE, type Profile } from "lib/drift/profile.ts";
import { drawProfile } from "./made_months.ts";

const MONTH = drawProfile(1);

const sum = (counts: readonly number[]) => counts.reduce((total, n) => total + n, 0);

Deno.test("every alteration keeps the number of records, and nothing changes at a share of 0", () => {
  const alterations: ((share: number) => Profile)[] = [
    (share) => relabelType(MONTH, "THEFT", "FRAUD", share),
    (share) => loseZone(MONTH, "Loop", share),
    (share) => shiftHour(MONTH, share),
    (share) => timesToMidnight(MONTH, share),
  ];
  const sizes = ({ type, hour, zone, minute }: Profile) => [
    ...[type, hour, zone].map((counts) => sum(Object.values(counts))),
    sum(minute.counts),
  ];
  for (const alter of alterations) {
    assert.deepEqual(alter(0), MONTH);
    for (const share of [0.013, 0.5, 1]) assert.deepEqual(sizes(alter(share)), sizes(MONTH));
    assert.throws(() => alter(1.1), /share must be in \[0, 1\], current value is 1.1/);
    assert.throws(() => alter(NaN), RangeError);
  }
  assert.deepEqual(MONTH, drawProfile(1));
});

Deno.test("relabelType() and loseZone() move a rounded share of one category", () => {
  const { type } = relabelType(MONTH, "THEFT", "BATTERY", 0.25);
  const moved = Math.round(MONTH.type.THEFT! / 4);
  assert.equal(type.THEFT, MONTH.type.THEFT! - moved);
  assert.equal(type.BATTERY, MONTH.type.BATTERY! + moved);
  assert.equal(type.ARSON, MONTH.type.ARSON);
  const { zone } = loseZone(MONTH, "Loop", 1);
  assert.deepEqual([zone.Loop, zone.Austin], [undefined, MONTH.zone.Austin]);
  assert.equal(zone[NO_ZONE], MONTH.zone[NO_ZONE]! + MONTH.zone.Loop!);
});

Deno.test("relabelType() and loseZone() refuse a category without records", () => {
  assert.throws(() => relabelType(MONTH, "PIRACY", "THEFT", 0.5), /type must be .* is PIRACY/);
  assert.throws(() => loseZone(MONTH, "constructor", 0.5), /zone must be .* is constructor/);
});

Deno.test("shiftHour() of everything 24 times is where it was", () => {
  let shifted = shiftHour(MONTH, 1);
  assert.equal(shifted.hour["00:00"], MONTH.hour["23:00"]);
  for (let hour = 1; hour < 24; hour++) shifted = shiftHour(shifted, 1);
  assert.deepEqual(shifted, MONTH);
});

Deno.test("timesToMidnight() moves the stated share though each minute has few records", () => {
  const minute = {
    values: Array.from({ length: 1000 }, (_, i) => i + 1),
    counts: Array(1000).fill(3),
  };
  const { values, counts } = timesToMidnight({ ...MONTH, minute }, 0.1).minute;
  assert.deepEqual([values[0], counts[0]], [0, 300]);
  assert.deepEqual(timesToMidnight(MONTH, 0.1).hour, MONTH.hour);
});
