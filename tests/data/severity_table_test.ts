import assert from "node:assert/strict";
import { join } from "node:path";
import { PROJECT_RECORDS } from "lib/config.ts";
import { UserError } from "lib/errors.ts";
import { loadIucrCodes } from "lib/data/iucr_codes.ts";
import { padCode, unifyType } from "lib/data/labels.ts";
import { readFiles } from "lib/data/read_files.ts";
import { loadSeverityTable, readSeverityTable } from "lib/data/severity_table.ts";
import seen from "../fixtures/iucr_codes_seen.json" with { type: "json" };

const { versions, categories, codes } = loadSeverityTable();

const weightOf = (version: string, iucr: string) => {
  const category = codes.find((code) => code.iucr === iucr)?.mappings[version]?.category;
  return categories.find((each) => each.version === version && each.category === category)!.weight;
};

Deno.test("loadSeverityTable() has the weights that ONS published", () => {
  // Office for National Statistics, Crime Severity Score data tool, sheet "List of weights", as it
  // was offered in November 2020: all digits, from the copy named in data/README.md
  const published = {
    "1": 7973.393423,
    "19C": 2952.940993,
    "5D": 2034.74186,
    "34B": 799.6288702,
    "92A": 512.9573594,
    "28E": 465.3814732,
    "10B": 412.2023946,
    "8N": 189.1538871,
    "48": 128.4294318,
    "49": 36.80988326,
    "105A": 13.51054152,
    "46": 11.85553905,
    "92D": 8.082043408,
    "9A": 6.81175759,
    "58D": 5.39670789,
    "92E": 1.770623478,
  };
  for (const [category, weight] of Object.entries(published)) {
    const row = categories.find((each) =>
      each.version === "ons-2020" && each.category === category
    );
    assert.equal(row?.weight, Math.round(weight * 100) / 100, category);
  }
});

Deno.test("loadSeverityTable() has the weights that Statistics Canada published", () => {
  // Statistics Canada 85-004-X (2009), Table 1, "Examples of weights for the Crime Severity Index"
  const published = {
    "Murder 1st and 2nd degree": 7042,
    "Manslaughter": 1822,
    "Sexual assault - level 3": 1047,
    "Sexual assault - level 2": 678,
    "Robbery": 583,
    "Assault - level 3": 405,
    "Using firearm in commission of an offence": 267,
    "Sexual assault - level 1": 211,
    "Breaking and entering": 187,
    "Luring a person under 18 via computer": 172,
    "Fraud": 109,
    "Weapons possession": 88,
    "Theft of a motor vehicle": 84,
    "Assault - level 2": 77,
    "Counterfeiting currency": 69,
    "Uttering threat to person": 46,
    "Criminal harassment": 45,
    "Theft under $5,000": 37,
    "Mischief": 30,
    "Assault - level 1": 23,
    "Fail to appear": 16,
    "Disturb the peace": 9,
    "Cannabis - possession": 7,
  };
  const table = categories.filter(({ source }) => source.endsWith("(2009), Table 1"));
  assert.deepEqual(
    Object.fromEntries(table.map(({ label, weight }) => [label, weight])),
    published,
  );
});

Deno.test("loadSeverityTable() has a source for every category that a code cites", () => {
  for (const { iucr, mappings } of codes) {
    for (const version of versions) {
      const { category } = mappings[version]!;
      const row = categories.find((each) => each.version === version && each.category === category);
      assert.match(row!.source, /^(?:ONS|Statistics Canada|Manitoba|Chicago) \S/, iucr);
    }
  }
});

Deno.test("loadSeverityTable() knows every published code and every code ever seen", () => {
  const known = new Map(codes.map((code) => [code.iucr, code]));
  for (const { iucr, primary_type } of loadIucrCodes()) {
    assert.equal(known.get(iucr)?.primary_type, unifyType(primary_type), iucr);
  }
  const records = new Map<string, number>();
  for (const [type, counts] of Object.entries(seen.types)) {
    for (const [iucr, n] of Object.entries(counts)) {
      assert.equal(known.get(iucr)?.primary_type, unifyType(type), iucr);
      records.set(iucr, (records.get(iucr) ?? 0) + n);
    }
  }
  for (const { iucr, records: counted } of codes) {
    assert.equal(counted, records.get(iucr) ?? 0, iucr);
  }
});

Deno.test("loadSeverityTable() knows every code of the records that come with the project", () => {
  const known = new Set(codes.map(({ iucr }) => iucr));
  const found = readFiles([PROJECT_RECORDS]).frame.getColumn("iucr").unique().toArray();
  assert.ok(found.length > 300, `${found.length} codes`);
  assert.deepEqual(found.filter((iucr) => !known.has(padCode(String(iucr), 4))), []);
});

Deno.test("loadSeverityTable() gives nothing to what is no crime, and something to all else", () => {
  for (const { iucr, primary_type } of codes) {
    for (const version of versions) {
      const isNoCrime = primary_type === "NON-CRIMINAL";
      assert.equal(weightOf(version, iucr) === 0, isNoCrime, `${version} ${iucr}`);
    }
  }
});

Deno.test("loadSeverityTable() never puts an attempt above what was attempted", () => {
  // attempt, then completed, by their descriptions in data/iucr_codes.csv
  const pairs = [
    ["0271", "0261"],
    ["0272", "0262"],
    ["0273", "0263"],
    ["0274", "0264"],
    ["0275", "0265"],
    ["0291", "0281"],
    ["0331", "0330"],
    ["0334", "0312"],
    ["0337", "0313"],
    ["033A", "031A"],
    ["033B", "031B"],
    ["0340", "0320"],
    ["0630", "0610"],
    ["0843", "0840"],
    ["0850", "0810"],
    ["0920", "0910"],
    ["0925", "0915"],
    ["0927", "0917"],
    ["0928", "0918"],
    ["1090", "1020"],
    ["1156", "1153"],
    ["1590", "1562"],
    ["2094", "1811"],
    ["2095", "2024"],
    ["5004", "1563"],
    ["5005", "1562"],
  ] as const;
  const attempts = codes.filter(({ description }) => /^ATT\b|^ATT:|^ATTEMPT/.test(description));
  assert.deepEqual(attempts.map(({ iucr }) => iucr), pairs.map(([attempt]) => attempt).sort());
  for (const version of versions) {
    for (const [attempt, completed] of pairs) {
      assert.ok(weightOf(version, attempt) <= weightOf(version, completed), attempt);
    }
  }
});

const HEAD = "version,category,label,weight,source\n";
const CODES_HEAD = "iucr,primary_type,description,records,v,v note\n";
const WEIGHTS = `${HEAD}v,a,Arson,5,Book\n`;
const CODES = `${CODES_HEAD}1010,ARSON,BY FIRE,3,a,\n`;

/** Reads two files with the texts given. */
function readTexts(weights: string, codes: string) {
  const folder = Deno.makeTempDirSync();
  try {
    Deno.writeTextFileSync(join(folder, "weights.csv"), weights);
    Deno.writeTextFileSync(join(folder, "codes.csv"), codes);
    return readSeverityTable(join(folder, "weights.csv"), join(folder, "codes.csv"));
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

Deno.test("readSeverityTable() reads what is whole", () => {
  assert.deepEqual(readTexts(WEIGHTS, CODES), {
    versions: ["v"],
    categories: [{ version: "v", category: "a", label: "Arson", weight: 5, source: "Book" }],
    codes: [{
      iucr: "1010",
      primary_type: "ARSON",
      description: "BY FIRE",
      records: 3,
      mappings: { v: { category: "a", note: "" } },
    }],
  });
});

Deno.test("readSeverityTable() says in one line what is wrong with a file", () => {
  const faults: [weights: string, codes: string, message: RegExp][] = [
    ["version,category\nv,a\n", CODES, /weights.csv .* lacks the columns label, weight, source/],
    [HEAD, CODES, /weights.csv .* no rows/],
    [`${HEAD}v,a,Arson,heavy,Book\n`, CODES, /weight of v a must be a number .* is "heavy"/],
    [`${HEAD}v,a,Arson,,Book\n`, CODES, /weight of v a must be a number/],
    [`${HEAD}v,a,Arson,-1,Book\n`, CODES, /weight of v a must be a number/],
    [`${HEAD}v,a,Arson,5,\n`, CODES, /a field of v a is empty/],
    [`${WEIGHTS}v,a,Arson,6,Book\n`, CODES, /v a is there twice/],
    [`${WEIGHTS}v,b,Theft,6,Book\n`, CODES, /no code has the category b/],
    [`${WEIGHTS}w,a,Arson,6,Book\n`, CODES, /codes.csv .* lacks the columns w, w note/],
    [WEIGHTS, `${CODES_HEAD}110,ARSON,BY FIRE,3,a,\n`, /four characters, one is "110"/],
    [WEIGHTS, `${CODES_HEAD}1010,,BY FIRE,3,a,\n`, /a field of 1010 is empty/],
    [WEIGHTS, `${CODES_HEAD}1010,ARSON,BY FIRE,few,a,\n`, /records of 1010 .* are "few"/],
    [WEIGHTS, `${CODES}1010,ARSON,AGAIN,3,a,\n`, /1010 is there twice/],
    [WEIGHTS, `${CODES_HEAD}1010,ARSON,BY FIRE,3,b,\n`, /1010 has the category "b", unknown to v/],
    [WEIGHTS, `${CODES_HEAD}1010,ARSON,BY FIRE,3,,\n`, /1010 has the category "", unknown to v/],
    [WEIGHTS, `${CODES_HEAD}1010,ARSON,BY FIRE,3,a,because\n`, /1010 has a note of no known kind/],
    [WEIGHTS, `${CODES_HEAD}1010,ARSON,BY FIRE,3,a,not a crime: no\n`, /1010 must weigh 0 in v/],
    [`${HEAD}v,a,Arson,0,Book\n`, CODES, /1010 must weigh 0 in v if and only if it is no crime/],
  ];
  for (const [weights, codes, message] of faults) {
    assert.throws(() => readTexts(weights, codes), (error: unknown) => {
      assert.ok(error instanceof UserError, String(error));
      assert.match(error.message, message);
      assert.ok(!error.message.includes("\n"), error.message);
      return true;
    });
  }
  assert.throws(() => readSeverityTable("none.csv", "none.csv"), (error: unknown) => {
    assert.ok(error instanceof UserError);
    assert.match(error.message, /^Cannot read none.csv: [^\n]*$/);
    return true;
  });
});
