/** No published number is typed by hand: each is in a record, or in the cell that shows it. */

import assert from "node:assert/strict";
import { join } from "node:path";
import { OUTPUTS, ROOT } from "lib/config.ts";
import { listFiles } from "lib/files/list_files.ts";
import { readRunRecords } from "lib/tracking/experiments.ts";
import type { Metric, RunRecord } from "lib/tracking/run_record.ts";

const records = readRunRecords(OUTPUTS);

/** Everything that a record says in numbers that are not whole, as it may be printed. */
function valuesOf({ metrics, curves = {} }: RunRecord): number[] {
  const points = Object.values(curves).flatMap((curve) => curve.points.map(({ value }) => value));
  return [...Object.values(metrics).flatMap(valuesOfMetric), ...points];
}

function valuesOfMetric({ value, null: drawn }: Metric): number[] {
  if (value === null) return [];
  if (!drawn) return [value];
  const { mean, min, max, p } = drawn;
  const beside = [mean, min, max, p, mean === null ? null : value - mean];
  return [value, ...beside.filter((each) => each !== null)];
}

/** Values of the records of a chapter, by its number; of all chapters where none is given. */
function recordedIn(chapter = ""): number[] {
  return records.filter((record) => record.chapter.startsWith(chapter)).flatMap(valuesOf)
    .filter((value) => !Number.isInteger(value));
}

const recorded = recordedIn();

/** Whether some recorded value is printed so: as it is, in percent, or as the rest to one. */
function isRecorded(text: string, values = recorded): boolean {
  const digits = text.split(".")[1]!.length;
  const printed = Number(text).toFixed(digits);
  return values.some((value) =>
    [value, 100 * value, 100 * (1 - value)].some((each) =>
      Math.abs(each).toFixed(digits) === printed
    )
  );
}

/** Numbers with a decimal point. */
const decimalsOf = (text: string) => [...text.matchAll(/\d+\.\d+/g)].map(([number]) => number);

const readme = Deno.readTextFileSync(join(ROOT, "README.md"));
const claims = [...readme.matchAll(/^\| .+ \| \*\*(.+?)\*\* +\| \[(0[4-9]|1\d)_\w+, cell \d+\]/gm)]
  .map(([, claim, chapter]) => ({ claim: claim!, chapter: chapter! }));

Deno.test("README: every decimal among the results of models is in a record of its chapter", () => {
  const numbers = claims.flatMap(({ claim }) => decimalsOf(claim));
  assert.ok(claims.length >= 15 && numbers.length >= 15, `${numbers.length} numbers are read`);
  for (const { claim, chapter } of claims) {
    // Chapter 7 compares what others have recorded.
    const values = recordedIn(chapter === "07" ? "" : chapter);
    for (const number of decimalsOf(claim)) {
      assert.ok(isRecorded(number, values), `${number} of: ${claim}`);
    }
  }
});

Deno.test("a number that nobody recorded would be found out", () => {
  const odd = recorded.filter((value) => value > 0.1 && value < 1).map((value) => value + 3.1);
  assert.ok(odd.some((value) => !isRecorded(value.toFixed(6))));
  assert.ok(!isRecorded("0.123456"));
});

Deno.test("notebooks: prose holds no metric: no decimal of three digits or more that a record has", () => {
  const folder = join(ROOT, "notebooks");
  let cells = 0;
  for (const name of listFiles(folder).filter((path) => path.endsWith(".ipynb"))) {
    const notebook = JSON.parse(Deno.readTextFileSync(join(folder, name)));
    for (const cell of notebook.cells) {
      if (cell.cell_type !== "markdown") continue;
      cells++;
      const typed = decimalsOf(cell.source.join("").replaceAll(/`[^`]*`/g, "")).filter((text) =>
        text.split(".")[1]!.length >= 3 && isRecorded(text)
      );
      assert.deepEqual(typed, [], `${name}, ${cell.id}`);
    }
  }
  assert.ok(cells > 200);
});

Deno.test("README: seconds of the bench are those of bench.json", () => {
  const bench = Deno.readTextFileSync(join(OUTPUTS, "bench.json"));
  const measured = [...bench.matchAll(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g)].map(([text]) => Number(text));
  const table = readme.slice(readme.indexOf("On the same machine, in turn"));
  const rows = table.slice(0, table.indexOf("\n\n**")).split("\n").filter((row) =>
    / s\b/.test(row)
  );
  assert.ok(rows.length >= 10, `${rows.length} rows are read`);
  for (const row of rows) {
    for (const [, text] of row.matchAll(/(\d+(?:\.\d+)?) s\b/g)) {
      const digits = text!.includes(".") ? text!.split(".")[1]!.length : 0;
      const isMeasured = measured.some((value) => value.toFixed(digits) === text);
      assert.ok(isMeasured, `${text} s is in no measurement: ${row}`);
    }
  }
});
