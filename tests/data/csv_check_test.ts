import assert from "node:assert/strict";
import { createCsvCheck, type CsvContent } from "lib/data/csv_check.ts";
import { createRandom } from "lib/numeric/random.ts";

/** The check's answer, or its error, for a text cut into pieces of a size. */
function answer(bytes: Uint8Array, size: number): CsvContent | string {
  const check = createCsvCheck("a.csv");
  try {
    for (let at = 0; at < bytes.length; at += size) check.push(bytes.subarray(at, at + size));
    return check.finish();
  } catch (error) {
    return (error as Error).message;
  }
}

Deno.test("createCsvCheck() answers alike however the bytes are cut into pieces", () => {
  const texts = [
    'id,block\r\n7,"A ""é"" \r\nB"\r\n8, C\r\n\r\n',
    'id,block\n7,"A"\n8,"B',
    'id,block\n7,"A"B\n',
    "id,block\r\n7,A\r\n\r\n8,B\r\n",
    "id,block\n7,A\n8\n",
    'id,block\n"","€𝄞"',
    '\uFEFF"id",block\n7,A \n',
  ];
  for (const text of texts) {
    const bytes = new TextEncoder().encode(text);
    // three bytes or more, since a byte order mark is looked for in the first piece
    for (const size of [3, 4, 5, 7, 11]) {
      assert.deepEqual(answer(bytes, size), answer(bytes, 999), `${text} by ${size}`);
    }
  }
});

Deno.test("createCsvCheck() counts the records of any table that is written by the rules", () => {
  const random = createRandom(3);
  const letters = ["a", " ", ",", '"', "\n", "\r\n", "é", ""];
  for (let round = 0; round < 300; round++) {
    const columns = 2 + random.integer(3);
    const records = 1 + random.integer(5);
    const field = () =>
      Array.from({ length: random.integer(4) }, () => letters[random.integer(letters.length)]);
    const lines = Array.from({ length: records }, () =>
      Array.from({ length: columns }, () => {
        const text = field().join("");
        return /[",\r\n]/.test(text) || text === "" ? `"${text.replaceAll('"', '""')}"` : text;
      }).join(","));
    const header = Array.from({ length: columns }, (_, i) => `c${i}`);
    const end = round % 2 === 0 ? "\n" : "\r\n";
    const text = [header.join(","), ...lines].join(end) + (round % 3 === 0 ? "" : end);
    const content = answer(new TextEncoder().encode(text), 4);
    assert.ok(typeof content !== "string", `${content}: ${JSON.stringify(text)}`);
    assert.deepEqual(content.header, header);
    assert.equal(content.records, records, JSON.stringify(text));
  }
});

Deno.test("createCsvCheck() takes a quoted header after a byte order mark", () => {
  const bytes = new TextEncoder().encode('\uFEFF"id","block"\n7,"A"\n');
  assert.deepEqual(answer(bytes, 999), {
    header: ["id", "block"],
    records: 1,
    trailingBlankLines: 0,
    isTrimmed: true,
  });
});

Deno.test("createCsvCheck() refuses a quotation mark that opens or opens again at the end", () => {
  for (const end of ['8,"', '8,"B""', '"', '8,"B\n']) {
    const bytes = new TextEncoder().encode(`id,block\n7,A\n${end}`);
    assert.match(String(answer(bytes, 999)), /^a\.csv, line 3: .* is not closed/, end);
  }
});

Deno.test("createCsvCheck() refuses a zero byte wherever it stands", () => {
  for (const [text, line] of [["i\0d,block", 1], ["id\n\0", 2], ['id\n7\n"\n\0"\n', 4]] as const) {
    const bytes = new TextEncoder().encode(text);
    assert.match(String(answer(bytes, 999)), new RegExp(`^a.csv, line ${line}: holds a zero byte`));
  }
});

Deno.test("createCsvCheck() refuses a text that ends within a letter", () => {
  const bytes = new TextEncoder().encode("id,block\n7,CAFÉ");
  assert.match(String(answer(bytes.subarray(0, -1), 999)), /^a\.csv, line 2: byte 14 is not UTF-8/);
});

Deno.test("createCsvCheck() notices every field that needs trimming", () => {
  const isTrimmed = (record: string) => {
    const content = answer(new TextEncoder().encode(`a,b,c\n${record}\n`), 3);
    assert.ok(typeof content !== "string", String(content));
    return content.isTrimmed;
  };
  for (const record of ["x,y z,w", '"x, y",,', "x,,"]) {
    assert.equal(isTrimmed(record), true, record);
  }
  for (
    const record of [
      " x,y,z",
      "x ,y,z",
      "x, y,z",
      "x,y,\tz",
      "x,y,z ",
      '" x",y,z',
      '"x ",y,z',
      '"",y,z',
      'x,y,""',
      "x, ,z",
    ]
  ) {
    assert.equal(isTrimmed(record), false, record);
  }
});
