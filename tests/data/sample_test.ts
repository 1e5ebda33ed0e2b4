import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { allocate, sampleRandom, sampleRecent, sampleStratified } from "lib/data/sample.ts";
import { createRandom } from "lib/numeric/random.ts";

/** Incidents in four months and three types of unequal frequency. */
function incidents(n: number): pl.DataFrame {
  const random = createRandom(5);
  const types = ["THEFT", "THEFT", "THEFT", "BATTERY", "BATTERY", "ARSON"];
  return pl.DataFrame({
    source_row: Array.from({ length: n }, (_, i) => i),
    year: Array.from({ length: n }, (_, i) => i < n / 2 ? 2017 : 2018),
    month: Array.from({ length: n }, (_, i) => Math.floor(i * 4 / n) % 2 === 0 ? 12 : 1),
    primary_type: Array.from({ length: n }, () => types[random.integer(types.length)]!),
  });
}

const rows = (frame: pl.DataFrame) => frame.getColumn("source_row").toArray() as number[];

/** Number of rows by month and type. */
function counts(frame: pl.DataFrame): Map<string, number> {
  const strata = frame.groupBy("year", "month", "primary_type").agg(pl.len().alias("n"))
    .sort(["year", "month", "primary_type"]).rows() as [number, number, string, number][];
  return new Map(strata.map(([year, month, type, n]) => [`${year}-${month} ${type}`, n]));
}

Deno.test("sampleRecent() takes the last rows of a frame sorted by date", () => {
  assert.deepEqual(rows(sampleRecent(incidents(100), 3)), [97, 98, 99]);
});

Deno.test("samples are the frame itself when it holds no more than is asked for", () => {
  const frame = incidents(10);
  for (const n of [10, 11]) {
    assert.equal(sampleRecent(frame, n), frame);
    assert.equal(sampleRandom(frame, n, 1), frame);
    assert.equal(sampleStratified(frame, n, 1), frame);
  }
});

Deno.test("samples refuse a size that is no positive whole number", () => {
  for (const n of [0, -3, 1.5, NaN]) {
    assert.throws(() => sampleRecent(incidents(10), n), RangeError);
    assert.throws(() => sampleRandom(incidents(10), n, 1), RangeError);
    assert.throws(() => sampleStratified(incidents(10), n, 1), RangeError);
  }
});

Deno.test("sampleRandom() and sampleStratified() keep order, columns and seed", () => {
  const frame = incidents(1000);
  for (const sample of [sampleRandom, sampleStratified]) {
    const taken = sample(frame, 100, 7);
    assert.deepEqual(taken.columns, frame.columns);
    assert.equal(new Set(rows(taken)).size, 100);
    assert.deepEqual(rows(taken), rows(taken).toSorted((a, b) => a - b));
    assert.deepEqual(rows(sample(frame, 100, 7)), rows(taken));
    assert.notDeepEqual(rows(sample(frame, 100, 8)), rows(taken));
  }
});

Deno.test("sampleStratified() is never a whole record off the share of a month and type", () => {
  const frame = incidents(1000);
  const source = counts(frame);
  for (const n of [1, 10, 137, 999]) {
    const sample = sampleStratified(frame, n, 3);
    assert.equal(sample.height, n);
    const taken = counts(sample);
    for (const [stratum, size] of source) {
      const off = Math.abs((taken.get(stratum) ?? 0) - n * size / 1000);
      assert.ok(off < 1, `${stratum} of ${n}: ${off}`);
    }
  }
});

Deno.test("sampleStratified() gives equal strata their odd records by month, then by type", () => {
  const types = ["THEFT", "ROBBERY", "BURGLARY", "BATTERY", "ASSAULT", "ARSON"];
  const strata = [[2018, 2], [2017, 12]].flatMap(([year, month]) =>
    [...types, ...types].map((primary_type) => ({ year, month, primary_type }))
  );
  const frame = pl.DataFrame(strata);
  // 24 records in 12 strata of 2, so 8 of them are 2/3 of a record each
  const expected = [
    ...types.toSorted().map((type) => `2017-12 ${type}`),
    "2018-2 ARSON",
    "2018-2 ASSAULT",
  ];
  for (const seed of [1, 2, 3]) {
    const taken = [...counts(sampleStratified(frame, 8, seed)).keys()];
    assert.deepEqual(taken, expected);
  }
});

Deno.test("sampleStratified() draws each record of a stratum alike", () => {
  // 12 records of one stratum, 3 taken 2,000 times: 500 expected each, standard deviation 19.4
  const frame = pl.DataFrame({
    source_row: [...Array(12).keys()],
    year: Array(12).fill(2018),
    month: Array(12).fill(1),
    primary_type: Array(12).fill("THEFT"),
  });
  const drawn = new Uint32Array(12);
  for (let seed = 0; seed < 2000; seed++) {
    for (const row of rows(sampleStratified(frame, 3, seed))) drawn[row]!++;
  }
  for (const n of drawn) assert.ok(Math.abs(n - 500) < 5 * 19.4, String(drawn));
});

Deno.test("allocate() is the method of largest remainders", () => {
  // 53, 24, 23 of 100: shares of 10 are 5.3, 2.4, 2.3, so 5, 2, 2 and one more for .4
  assert.deepEqual(allocate([53, 24, 23], 10), [5, 3, 2]);
  assert.deepEqual(allocate([1, 1, 1], 2), [1, 1, 0]);
  assert.deepEqual(allocate([0, 4], 4), [0, 4]);
});
