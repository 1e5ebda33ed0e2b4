import assert from "node:assert/strict";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import pl from "nodejs-polars";
import { parseHTML } from "linkedom";
import { unpackColumns } from "lib/explore/packed_columns.ts";
import { listFiles } from "lib/files/list_files.ts";
import { readRecords, readShipped, SITE } from "./built_site.ts";
import { withEmbedded } from "./embedded.ts";

const RECORDS = readRecords();
const FILES = listFiles(SITE).map((path) => ({ path, text: withEmbedded(textOf(path)) }));
const PAGES = FILES.filter(({ path }) => path.endsWith(".html"));

/**
 * A file as text, one character a byte. Of packed columns: what they say of themselves, and the
 * numbers of the columns that are wide enough for an ID.
 */
function textOf(path: string): string {
  const bytes = Deno.readFileSync(join(SITE, path));
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  if (!path.endsWith(".bin")) return new TextDecoder("latin1").decode(plain);
  const { meta, columns } = unpackColumns(plain);
  const wide = [...columns.values()].filter((values) => values instanceof Uint32Array);
  return [JSON.stringify(meta), ...wide.map((values) => values.join(" "))].join("\n");
}

/** Values of a column as texts. */
function valuesOf(column: string): Set<string> {
  return new Set(RECORDS.getColumn(column).cast(pl.Utf8).toArray() as string[]);
}

/** Parts of all files that match a pattern, where they stand. */
function* matches(pattern: RegExp): Generator<{ path: string; found: string }> {
  for (const { path, text } of FILES) {
    for (const [found] of text.matchAll(pattern)) yield { path, found };
  }
}

Deno.test("site: there is something to look at", () => {
  assert.ok(FILES.length > 20 && PAGES.length > 8, `${FILES.length} files`);
});

/** Patterns of texts that are built alike: any capital for a capital, any digit for a digit. */
function patternsOf(texts: Iterable<string>): RegExp[] {
  const sign = (text: string) =>
    /[A-Z]/.test(text)
      ? "[A-Z]"
      : /\d/.test(text)
      ? "\\d"
      : `\\u{${text.codePointAt(0)!.toString(16)}}`;
  const patterns = [...texts].map((text) => Array.from(text, sign).join(""));
  return [...new Set(patterns)].map((pattern) => RegExp(pattern, "gu"));
}

Deno.test("site: no byte of it names a case", () => {
  // A number without a letter cannot be told from a count.
  const cases = new Set([...valuesOf("case_number")].filter((text) => /[A-Z]/.test(text ?? "")));
  for (const pattern of patternsOf(cases)) {
    for (const { path, found } of matches(pattern)) {
      assert.ok(!cases.has(found), `${path} has the case number ${found}`);
    }
  }
});

/** IDs from this length on are looked for wherever they stand: shorter ones are like counts. */
const LONG_ID = 7;

Deno.test("site: no byte of it is the ID of a record", () => {
  const ids = new Set([...valuesOf("id")].filter((id) => id.length >= LONG_ID));
  const lengths = [...new Set([...ids].map((id) => id.length))];
  assert.ok(lengths.length > 0);
  for (const length of lengths) {
    for (const { path, found } of matches(RegExp(`(?<![\\w.-])\\d{${length}}(?![\\w.-])`, "g"))) {
      assert.ok(!ids.has(found), `${path} has the ID ${found}`);
    }
  }
});

Deno.test("site: a short ID, such as homicides have, is no text, no cell of a table and no column", () => {
  const ids = new Set([...valuesOf("id")].filter((id) => id.length < LONG_ID));
  // Counts for people have separators of thousands, so that a bare number is more than a count.
  for (const { path, found } of matches(/(?<=["'>])\d{4,6}(?=["'<])/g)) {
    assert.ok(!ids.has(found), `${path} has the ID ${found}`);
  }
  // Numbers among others are IDs by chance now and then; in a list of IDs nearly all are.
  for (const { path, found } of matches(/(?:\d+[,\s]+){4,}\d+/g)) {
    const numbers = found.split(/[,\s]+/);
    const share = numbers.filter((number) => ids.has(number)).length / numbers.length;
    assert.ok(share < 0.2, `${path} has a list of IDs: ${found.slice(0, 60)}`);
  }
});

Deno.test("site: no byte of it is the name of a block", () => {
  const [first] = matches(/\b\d{3}XX [NSEW] /g);
  assert.equal(first, undefined, JSON.stringify(first));
});

Deno.test("site: no byte of it is a coordinate of a record", () => {
  const known = new Set(
    ["latitude", "longitude", "x", "y", "x_feet", "y_feet"].flatMap((column) =>
      [...valuesOf(column)].filter((text) => (text?.split(".")[1]?.length ?? 0) >= 5)
    ),
  );
  for (const { path, found } of matches(/-?\d{2,7}\.\d{5,}/g)) {
    assert.ok(!known.has(found), `${path} has the coordinate ${found}`);
  }
});

Deno.test("site: incidents carry a cell and an area, and what they are filtered by, and no more", () => {
  const { meta, columns } = readShipped();
  assert.deepEqual([...columns.keys()].sort(), [
    "area",
    "arrest",
    "cell",
    "day",
    "district",
    "hour",
    "place",
    "type",
  ]);
  assert.equal(meta.n + meta.nSensitive, RECORDS.height);
});

Deno.test("site: no cell that is shown has fewer incidents than the least number", () => {
  const { meta, columns } = readShipped();
  const counts = new Map<number, number>();
  for (const cell of columns.get("cell")!) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  counts.delete(0);
  assert.equal(counts.size, meta.cells.column.length);
  assert.ok(Math.min(...counts.values()) >= meta.minInCell);
  assert.ok(meta.minInCell >= 5);
});

Deno.test("site: domestic and sexual incidents are no rows, but counts of five and more", () => {
  const { meta, columns } = readShipped();
  const { areas, city, few } = meta.sensitive!;
  const published = [...areas, city].flatMap(({ counts, others }) => [...counts, others]);
  for (const count of [...published, few?.n ?? null]) {
    assert.ok(count === null || count === 0 || count >= 5, `a table has the count ${count}`);
  }
  const words = /DOMESTIC|CHILD|SEX|ORDER OF PROTECTION/;
  const isSensitive = (type: string, fbi: string | null, domestic: boolean, what: string) =>
    domestic || words.test(what) || fbi === "02" || fbi === "17" ||
    /SEX|CHILDREN|TRAFFICKING/.test(type);
  const expected = new Map<string, number>();
  const rows = RECORDS.select("primary_type", "fbi_code", "domestic", "description").rows() as [
    string,
    string | null,
    boolean,
    string,
  ][];
  for (const [type, fbi, domestic, what] of rows) {
    if (!isSensitive(type, fbi, domestic, what)) expected.set(type, (expected.get(type) ?? 0) + 1);
  }
  const found = new Map<string, number>();
  for (const code of columns.get("type")!) {
    found.set(meta.types[code]!, (found.get(meta.types[code]!) ?? 0) + 1);
  }
  assert.deepEqual(new Map([...found].sort()), new Map([...expected].sort()));
});

Deno.test("site: every page says as of when it is, and what the publisher wants said", () => {
  for (const { path, text } of PAGES) {
    assert.match(text, /as of/i, path);
    assert.match(text, /neither the city nor its police answer/, path);
  }
});

Deno.test("site: no page loads anything from elsewhere, or runs what it does not know", () => {
  for (const { path, text } of PAGES) {
    const { document } = parseHTML(text);
    for (const element of document.querySelectorAll("[src], link[href]")) {
      const address = element.getAttribute("src") ?? element.getAttribute("href")!;
      assert.match(address, /^(?:data:image\/|(?!\w+:|\/)[\w./-]+$)/, `${path} loads ${address}`);
    }
    const policy = document.querySelector("meta[http-equiv]")!.getAttribute("content")!;
    assert.match(policy, /^default-src 'none'/, path);
    assert.ok(!/unsafe-eval|script-src[^;]*unsafe-inline|https?:|\*/.test(policy), path);
    assert.equal(document.querySelector("[onclick], [onload], [onerror]"), null, path);
  }
});
