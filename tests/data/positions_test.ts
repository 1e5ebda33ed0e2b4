import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { PLACE, positionsOf } from "lib/data/positions.ts";
import { SQUARE } from "./record_files.ts";

const NUMBERS = {
  x_feet: pl.Float64,
  y_feet: pl.Float64,
  latitude: pl.Float64,
  longitude: pl.Float64,
};

/** Place of one record in the square city. */
function placeOf(record: Partial<Record<keyof typeof NUMBERS, number>>): number {
  const columns = Object.keys(NUMBERS) as (keyof typeof NUMBERS)[];
  const frame = pl.DataFrame(
    Object.fromEntries(columns.map((column) => [column, [record[column] ?? null]])),
    { schema: NUMBERS },
  );
  return positionsOf(frame, SQUARE).places[0]!;
}

Deno.test("positionsOf() takes X = Y = 0 for the junk point, not one zero alone", () => {
  assert.equal(placeOf({ x_feet: 0, y_feet: 0 }), PLACE.junk);
  assert.equal(placeOf({ x_feet: 3000, y_feet: 0 }), PLACE.inside);
  assert.equal(placeOf({ x_feet: -1, y_feet: 0 }), PLACE.near);
  assert.equal(placeOf({ x_feet: 0, y_feet: -1 }), PLACE.near);
  assert.equal(placeOf({ x_feet: 0, y_feet: 60_000 }), PLACE.far);
});

Deno.test("positionsOf() takes the junk point's degrees for it, and none that share but one", () => {
  const isJunk = (latitude: number, longitude: number) =>
    placeOf({ latitude, longitude }) === PLACE.junk;
  // as the portal publishes it, and with four digits
  assert.ok(isJunk(36.619446395, -91.686565684));
  assert.ok(isJunk(36.6194, -91.6866));
  // a kilometer to the north, east, south and west
  assert.ok(!isJunk(36.6284, -91.6866));
  assert.ok(!isJunk(36.6194, -91.6754));
  assert.ok(!isJunk(36.6104, -91.6866));
  assert.ok(!isJunk(36.6194, -91.6978));
});
