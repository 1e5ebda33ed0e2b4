import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { loadSeverityTable, type SeverityTable } from "lib/data/severity_table.ts";
import {
  createSeverity,
  SEVERITY_VERSION,
  severityFallbacks,
  withSeverity,
} from "lib/features/severity.ts";
import seen from "../fixtures/iucr_codes_seen.json" with { type: "json" };

const table = loadSeverityTable();
const severity = createSeverity(table);
const canadian = createSeverity(table, { version: "statcan-2009" });

/** Every pair of code and type ever recorded, once, under the labels of its time. */
const pairs = Object.entries(seen.types).flatMap(([type, codes]) =>
  Object.keys(codes).map((iucr) => ({ iucr, primary_type: type }))
);
const seenFrame = pl.DataFrame({
  iucr: pairs.map(({ iucr }) => iucr),
  primary_type: pairs.map(({ primary_type }) => primary_type),
});

/** A scale of five codes: one type of three, one of two without records. */
const small: SeverityTable = {
  versions: ["v"],
  categories: [["a", 10], ["b", 20], ["c", 30], ["d", 40]].map(([category, weight]) => ({
    version: "v",
    category: category as string,
    label: `${category}!`,
    weight: weight as number,
    source: "Book",
  })),
  codes: ([
    ["0001", "X", 1, "a"],
    ["0002", "X", 3, "b"],
    ["0003", "X", 2, "d"],
    ["0004", "Y", 0, "d"],
    ["0005", "Y", 0, "c"],
  ] as const).map(([iucr, primary_type, records, category]) => ({
    iucr,
    primary_type,
    description: "-",
    records,
    mappings: { v: { category, note: "" } },
  })),
};

Deno.test("createSeverity() scores every code ever seen by the code itself", () => {
  assert.ok(pairs.length > 400);
  for (const scale of [severity, canadian]) {
    assert.deepEqual(severityFallbacks(seenFrame, scale), []);
    for (const { iucr, primary_type } of pairs) {
      assert.equal(scale.explain(iucr, primary_type).by, "iucr");
    }
  }
});

Deno.test("createSeverity() puts murder some 200 times above a theft of up to $500", () => {
  // ONS: 7973.39 / 36.81; Statistics Canada: 7042 / 37
  for (const [scale, ratio] of [[severity, 216.6], [canadian, 190.3]] as const) {
    const murder = scale.severityOf("0110", "HOMICIDE");
    const theft = scale.severityOf("0820", "THEFT");
    assert.ok(Math.abs(murder / theft - ratio) < 0.05, `${murder / theft}`);
  }
});

Deno.test("createSeverity() scores rape alike under both labels, far above gambling", () => {
  for (const scale of [severity, canadian]) {
    for (const iucr of ["0281", "0261", "02ZZ", null]) {
      const before = scale.explain(iucr, "CRIM SEXUAL ASSAULT");
      assert.deepEqual(scale.explain(iucr, "CRIMINAL SEXUAL ASSAULT"), before);
      // 2952.94 / 6.81 by ONS, 211 / 9 by Statistics Canada
      assert.ok(before.weight > 20 * scale.severityOf("1661", "GAMBLING"));
    }
  }
});

Deno.test("createSeverity() scores what is no crime 0, under all its labels", () => {
  for (const type of ["NON-CRIMINAL", "NON - CRIMINAL", "NON-CRIMINAL (SUBJECT SPECIFIED)"]) {
    assert.equal(severity.severityOf("5114", type), 0);
    assert.equal(severity.severityOf("59ZZ", type), 0);
  }
  assert.equal(severity.explain("5093", "NON-CRIMINAL").note, "not a crime: a lost passport");
});

Deno.test("createSeverity() keeps the detail of the codes", () => {
  const rising = [
    // cannabis, other drugs, delivering them
    ["1811", "2024", "2014"],
    // retail theft, theft, pocket-picking, car
    ["0860", "0820", "0870", "0910"],
    // simple assault, with a knife, with a handgun
    ["0560", "0520", "051A"],
    // domestic battery, with a knife, murder
    ["0486", "0496", "0110"],
    // trespass to a home, burglary, home invasion
    ["1365", "0610", "0650"],
    // damage, arson, aggravated arson
    ["1310", "1020", "1025"],
    // soliciting, pimping, pimping of juveniles
    ["1506", "1530", "1531"],
    // burglary, robbery, kidnapping, rape, murder
    ["0620", "0320", "4210", "0281", "0110"],
  ];
  for (const chain of rising) {
    const weights = chain.map((iucr) => severity.severityOf(iucr, ""));
    for (let i = 1; i < weights.length; i++) {
      assert.ok(weights[i - 1]! < weights[i]!, `${chain[i - 1]} is not below ${chain[i]}`);
    }
  }
});

Deno.test("createSeverity() falls back on the middle record of the type, then of all", () => {
  const scale = createSeverity(small, { version: "v" });
  assert.equal(scale.version, "v");
  assert.deepEqual(scale.explain("0003", "Z"), {
    weight: 40,
    category: "d",
    label: "d!",
    source: "Book",
    note: "",
    by: "iucr",
  });
  // records of X by weight: 10 20 20 20 40 40, of the two in the middle both are 20
  const ofType = scale.explain("0009", "x");
  assert.deepEqual([ofType.weight, ofType.category, ofType.by], [20, "b", "type"]);
  assert.deepEqual(scale.explain(null, "X"), ofType);
  // no records of Y: its codes are 30 and 40, the lighter counts
  assert.equal(scale.severityOf("0009", "Y"), 30);
  const ofAll = scale.explain("0009", "Z");
  assert.deepEqual([ofAll.weight, ofAll.by], [20, "other"]);
});

Deno.test("createSeverity() reads codes without their leading zeros", () => {
  assert.equal(severity.severityOf("110", "HOMICIDE"), severity.severityOf("0110", "HOMICIDE"));
  assert.equal(severity.explain("31a", "ROBBERY").by, "iucr");
});

Deno.test("createSeverity() refuses a version that is not there", () => {
  assert.equal(severity.version, SEVERITY_VERSION);
  assert.throws(
    () => createSeverity(table, { version: "ons-1999" }),
    new RangeError(
      "Cannot score severity: version must be one of ons-2020, statcan-2009, " +
        "current value is ons-1999",
    ),
  );
});

Deno.test("withSeverity() gives each row what severityOf() gives, and keeps the rest", () => {
  const odd = pl.DataFrame({
    iucr: [null, "08ZZ", "", null],
    primary_type: ["THEFT", "SOMETHING NEW", "ARSON", "ARSON"],
  }, { schema: { iucr: pl.Utf8, primary_type: pl.Utf8 } });
  const frame = pl.concat([seenFrame, odd, seenFrame.reverse()]).withRowIndex("place");
  const before = frame.toRecords();
  for (const scale of [severity, canadian]) {
    const scored = withSeverity(frame, scale);
    assert.deepEqual(scored.columns, ["place", "iucr", "primary_type", "severity"]);
    assert.ok(scored.getColumn("severity").dtype.equals(pl.Float64));
    assert.deepEqual(
      scored.toRecords(),
      before.map((row) => ({
        ...row,
        severity: scale.severityOf(row.iucr as string | null, row.primary_type as string),
      })),
    );
  }
  assert.deepEqual(frame.toRecords(), before);
  assert.equal(withSeverity(frame.head(0), severity).getColumn("severity").length, 0);
});

Deno.test("severityFallbacks() counts what has no code of the table, sorted", () => {
  const frame = pl.DataFrame({
    iucr: ["08ZZ", "0820", null, "08ZZ", null, "07ZZ"],
    primary_type: ["THEFT", "THEFT", "THEFT", "THEFT", "SOMETHING NEW", "ARSON"],
  });
  // middle records by ONS: a theft is 49 (Other theft), an arson 56B, any record 105A
  assert.deepEqual(severityFallbacks(frame, severity), [
    { iucr: null, primary_type: "SOMETHING NEW", n: 1, by: "other", weight: 13.51 },
    { iucr: null, primary_type: "THEFT", n: 1, by: "type", weight: 36.81 },
    { iucr: "07ZZ", primary_type: "ARSON", n: 1, by: "type", weight: 186.67 },
    { iucr: "08ZZ", primary_type: "THEFT", n: 2, by: "type", weight: 36.81 },
  ]);
});
