import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { encodeOneHot, fitOneHot, oneHotNames } from "lib/features/encoding.ts";

/** Ten incidents: 5 thefts, 2 assaults, 1 each of arson, stalking and no type. */
const TYPES = [
  "THEFT",
  "ARSON",
  "THEFT",
  "ASSAULT",
  null,
  "THEFT",
  "STALKING",
  "ASSAULT",
  "THEFT",
  "THEFT",
];
const FRAME = pl.DataFrame({ row: TYPES.map((_, i) => i), primary_type: TYPES });

Deno.test("fitOneHot() keeps a category at the least share and pools one below it", () => {
  assert.deepEqual(fitOneHot(FRAME, "primary_type", 0.2), {
    column: "primary_type",
    minShare: 0.2,
    n: 10,
    levels: [
      { level: "ASSAULT", n: 2 },
      { level: "THEFT", n: 5 },
      { level: "(rare)", n: 2 },
      { level: "(unknown)", n: 1 },
    ],
    pooled: [{ level: "ARSON", n: 1 }, { level: "STALKING", n: 1 }],
  });
  const stricter = fitOneHot(FRAME, "primary_type", 0.21);
  assert.deepEqual(stricter.levels.map(({ level }) => level), ["THEFT", "(rare)", "(unknown)"]);
});

Deno.test("encodeOneHot() gives each row exactly one 1, and the numbers that were counted", () => {
  for (const minShare of [0, 0.1, 0.2, 0.5, 1]) {
    const encoding = fitOneHot(FRAME, "primary_type", minShare);
    const encoded = encodeOneHot(FRAME, encoding);
    const names = oneHotNames(encoding);
    assert.deepEqual(encoded.columns, ["row", "primary_type", ...names]);
    assert.deepEqual(encoded.getColumn("row").toArray(), TYPES.map((_, i) => i));
    const rows = encoded.select(...names).rows() as number[][];
    for (const row of rows) assert.equal(row.reduce((sum, value) => sum + value, 0), 1);
    const sums = names.map((_, j) => rows.reduce((sum, row) => sum + row[j]!, 0));
    assert.deepEqual(sums, encoding.levels.map(({ n }) => n), `at ${minShare}`);
  }
});

Deno.test("encodeOneHot() puts later categories with the rare ones and keeps the columns", () => {
  const encoding = fitOneHot(FRAME, "primary_type", 0.2);
  const later = pl.DataFrame({ primary_type: ["HOMICIDE", null, "ARSON", "ASSAULT"] });
  assert.deepEqual(encodeOneHot(later, encoding).drop("primary_type").rows(), [
    [0, 0, 1, 0],
    [0, 0, 0, 1],
    [0, 0, 1, 0],
    [1, 0, 0, 0],
  ]);
});

Deno.test("fitOneHot() gives the same for rows in another order", () => {
  const turned = pl.DataFrame({ primary_type: TYPES.toReversed() });
  for (const minShare of [0, 0.2]) {
    assert.deepEqual(
      fitOneHot(turned, "primary_type", minShare),
      fitOneHot(FRAME, "primary_type", minShare),
    );
  }
});

Deno.test("fitOneHot() and encodeOneHot() refuse numbers, wrong shares and names of pools", () => {
  const numbered = pl.DataFrame({ district: [1, 25] });
  const wrong = { name: "TypeError", message: /Cannot encode district: it must be text/ };
  assert.throws(() => fitOneHot(numbered, "district", 0), wrong);
  const encoding = fitOneHot(pl.DataFrame({ district: ["001"] }), "district", 0);
  assert.throws(() => encodeOneHot(numbered, encoding), wrong);
  for (const minShare of [-0.1, 1.1, NaN]) {
    assert.throws(() => fitOneHot(FRAME, "primary_type", minShare), { name: "RangeError" });
  }
  assert.throws(() => fitOneHot(FRAME.head(0), "primary_type", 0), /must be incidents/);
  const pool = pl.DataFrame({ season: ["(rare)"] });
  assert.throws(() => fitOneHot(pool, "season", 0), /\(rare\) is the name of a pool/);
});
