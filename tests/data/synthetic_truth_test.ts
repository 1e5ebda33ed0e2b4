import assert from "node:assert/strict";
import { loadBoundary } from "lib/data/boundaries.ts";
import { generateSynthetic } from "lib/data/synthetic.ts";
import { type PlantedType, TYPES } from "lib/data/synthetic_plan.ts";
import type { SyntheticRecord } from "lib/data/synthetic_record.ts";
import { METERS_PER_FOOT } from "lib/space/projection.ts";
import { createRegion } from "lib/space/region.ts";

const ROWS = 40_000;
const synthetic = generateSynthetic({ rows: ROWS, seed: 5 });
const { truth } = synthetic;
const records = [...synthetic.records];
const city = createRegion(loadBoundary("city").polygons.flat());

/** Records of a type. */
function ofType({ primary_type }: PlantedType): SyntheticRecord[] {
  return records.filter((record) => record.type.primary_type === primary_type);
}

/** Asserts a count within five standard deviations (6e-7) of a binomial, and a little more. */
function assertShare(count: number, n: number, share: number, what: string, extra = 0): void {
  const tolerance = 5 * Math.sqrt(n * share * (1 - share)) + extra;
  assert.ok(
    Math.abs(count - n * share) <= tolerance,
    `${what}: ${count} of ${n}, planted ${n * share}, tolerance ${tolerance}`,
  );
}

/** Pearson's chi-square of counts against weights. */
function chiSquare(counts: number[], weights: number[]): number {
  const n = counts.reduce((sum, count) => sum + count);
  const total = weights.reduce((sum, weight) => sum + weight);
  return counts.reduce((sum, count, i) => {
    const expected = n * weights[i]! / total;
    return sum + (count - expected) * (count - expected) / expected;
  }, 0);
}

/** Records of a type whose time is the true one, counted by a part of their date. */
function profile(type: PlantedType, part: (date: Date) => number, parts: number): number[] {
  const counts = Array<number>(parts).fill(0);
  for (const { ms, stamp } of ofType(type)) if (stamp === null) counts[part(new Date(ms))]!++;
  return counts;
}

/** Weights that the days of the period add up to, by a part of the date. */
function expected(type: PlantedType, part: (date: Date) => number, parts: number): number[] {
  const weights = Array<number>(parts).fill(0);
  for (let ms = Date.UTC(2017, 0, 1); ms <= Date.UTC(2018, 11, 31); ms += 86_400_000) {
    const date = new Date(ms);
    const [weekday, month] = [(date.getUTCDay() + 6) % 7, date.getUTCMonth()];
    weights[part(date)]! += type.weekday_weights[weekday]! * type.month_weights[month]!;
  }
  return weights;
}

Deno.test("generateSynthetic() plants the shares of the truth", () => {
  for (const type of truth.types) {
    const own = ofType(type);
    assertShare(own.length, ROWS, type.share, type.primary_type);
    const arrests = own.filter(({ arrest }) => arrest).length;
    assertShare(arrests, own.length, type.arrest_share, `${type.primary_type} arrests`);
    const domestic = own.filter(({ domestic }) => domestic).length;
    assertShare(domestic, own.length, type.domestic_share, `${type.primary_type} domestic`);
  }
  const blank = records.filter(({ hasCoordinates }) => !hasCoordinates).length;
  assertShare(blank, ROWS, truth.without_coordinates_share, "without coordinates");
});

Deno.test("generateSynthetic() plants the hot spots of the truth", () => {
  const located = records.filter((record) => record.hasCoordinates);
  const background = records.filter(({ hotSpot }) => hotSpot === -1).length;
  assertShare(background, ROWS, truth.background_share, "background");
  truth.hot_spots.forEach(({ name, x, y, radius_meters, share }, index) => {
    assertShare(records.filter(({ hotSpot }) => hotSpot === index).length, ROWS, share, name);
    const inside = located.filter(({ point }) =>
      Math.hypot(point.xFeet * METERS_PER_FOOT - x, point.yFeet * METERS_PER_FOOT - y) <=
        radius_meters
    ).length;
    // The background adds its share of the area: 2 to 7 of 10,000, so 10 records cover the lattice.
    const area = Math.PI * radius_meters * radius_meters / city.areaSquareMeters;
    assertShare(inside, located.length, share + truth.background_share * area, name, 10);
  });
});

Deno.test("generateSynthetic() makes the densest hot spot the densest cell of the city", () => {
  const cellMeters = 250;
  const cells = new Map<string, number>();
  for (const { point } of records) {
    const cell = [point.xFeet, point.yFeet]
      .map((feet) => Math.floor(feet * METERS_PER_FOOT / cellMeters)).join();
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  const [densest] = [...cells].sort(([, a], [, b]) => b - a)[0]!;
  const [x, y] = densest.split(",").map((index) => (Number(index) + 0.5) * cellMeters);
  const density = ({ share, radius_meters: r }: { share: number; radius_meters: number }) =>
    share / (r * r);
  const planted = truth.hot_spots.toSorted((a, b) => density(b) - density(a))[0]!;
  assert.equal(planted.name, "Loop");
  assert.ok(Math.hypot(x! - planted.x, y! - planted.y) < planted.radius_meters);
});

Deno.test("generateSynthetic() plants the time profiles of the truth", () => {
  // Chi-square exceeds these but for 1 in a million: 23, 6 and 11 degrees of freedom.
  const bounds = { hour: 70.6, weekday: 38.3, month: 48.9 };
  for (const type of truth.types) {
    const name = type.primary_type;
    const hours = profile(type, (date) => date.getUTCHours(), 24);
    assert.ok(chiSquare(hours, type.hour_weights) < bounds.hour, `${name} by hour`);
    const weekday = (date: Date) => (date.getUTCDay() + 6) % 7;
    const weekdays = chiSquare(profile(type, weekday, 7), expected(type, weekday, 7));
    assert.ok(weekdays < bounds.weekday, `${name} by weekday: ${weekdays}`);
    const month = (date: Date) => date.getUTCMonth();
    const months = chiSquare(profile(type, month, 12), expected(type, month, 12));
    assert.ok(months < bounds.month, `${name} by month: ${months}`);
  }
  // The test can fail: the hours of one type are not those of another.
  const theft = profile(TYPES[0]!, (date) => date.getUTCHours(), 24);
  assert.ok(chiSquare(theft, TYPES[1]!.hour_weights) > 10 * bounds.hour);
});

Deno.test("generateSynthetic() plants default times with the shares of the truth", () => {
  for (const type of truth.types) {
    const dates = ofType(type).map(({ ms }) => new Date(ms));
    const share = (stamp: string) =>
      type.default_times.find((each) => each.stamp === stamp)?.share ?? 0;
    const clockShare = share("00:00") + share("00:01") + share("12:00");
    const total = type.hour_weights.reduce((sum, weight) => sum + weight);
    const stamps: [string, number][] = [
      ["00:00", 0],
      ["00:01", 0],
      ["12:00", 12],
    ];
    for (const [stamp, hour] of stamps) {
      const count = dates.filter((date) => date.toISOString().slice(11, 16) === stamp).length;
      const natural = (1 - clockShare) * type.hour_weights[hour]! / total / 60;
      assertShare(count, dates.length, share(stamp) + natural, `${type.primary_type} ${stamp}`);
    }
    const day = (date: Date) => Number(date.getUTCDate() === 1);
    const [rest, first] = expected(type, day, 2);
    const planted = share("first_of_month");
    assertShare(
      dates.filter((date) => date.getUTCDate() === 1).length,
      dates.length,
      planted + (1 - planted) * first! / (first! + rest!),
      `${type.primary_type} first of the month`,
    );
  }
});
