import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "lib/config.ts";
import { COMMANDS } from "lib/commands/commands.ts";
import type { Notebook, Output } from "lib/notebook/notebook_file.ts";
import { readNotebook } from "lib/notebook/notebook_file.ts";
import {
  countStatuses,
  formatFound,
  SCORECARD,
  type ScorecardRow,
} from "lib/tracking/scorecard.ts";

const readme = Deno.readTextFileSync(join(ROOT, "README.md"));

/** Rows of the table of claims: the value, and the cell that shows it. */
const claims = [
  ...readme.matchAll(
    /^\| .+ \| \*\*(.+?)\*\* +\| \[(\w+), cell (\d+)\]\((outputs\/notebooks\/\w+\.ipynb)\) +\|$/gm,
  ),
].map(([, value, name, cell, path]) => ({ value: value!, name, cell: Number(cell), path: path! }));

/** What a code cell shows: streams, tables, and the words of figures. */
function textOf(notebook: Notebook, cell: number): string {
  const found = notebook.cells.find((each) =>
    each.cell_type === "code" && each.execution_count === cell
  );
  if (found?.cell_type !== "code") return "";
  return found.outputs.map(shownText).join("\n").replaceAll("*", "");
}

function shownText(output: Output): string {
  if (output.output_type === "stream") return output.text;
  if (output.output_type === "error") return "";
  return ["text/markdown", "text/plain", "image/svg+xml"]
    .map((mime) => String(output.data[mime] ?? "")).join("\n");
}

Deno.test("README: every claim is shown by the cell that it names", async () => {
  const rows = readme.match(/^\| .*, cell \d+\]/gm) ?? [];
  assert.equal(claims.length, rows.length, "a row of the table of claims is not read");
  assert.ok(claims.length >= 10, `only ${claims.length} claims found`);
  for (const { value, name, cell, path } of claims) {
    const text = textOf(await readNotebook(join(ROOT, path)), cell);
    assert.ok(text.includes(value), `${name}, cell ${cell} does not show ${value}`);
  }
});

Deno.test("scorecard: every value is shown by its cell, or by the table of its chapter's answers", async () => {
  const rows: ScorecardRow[] = JSON.parse(
    Deno.readTextFileSync(join(ROOT, "outputs", SCORECARD)),
  );
  const answered = rows.filter(({ notebook }) => notebook !== null);
  assert.ok(answered.length >= 30, `only ${answered.length} answers found`);
  for (const { id, value, notebook, cell } of answered) {
    const executed = await readNotebook(join(ROOT, "outputs", "notebooks", `${notebook}.ipynb`));
    const code = executed.cells.filter((each) => each.cell_type === "code");
    assert.ok(code[cell! - 1], `${id}: ${notebook} has no cell ${cell}`);
    const text = code.map((_, i) => i + 1)
      .filter((i) => i === cell || /showAnswers/.test(code[i - 1]!.source))
      .map((i) => textOf(executed, i)).join("\n");
    assert.ok(text.includes(formatFound(value)), `${id}: ${value} is not shown`);
  }
});

Deno.test("README: counts of the scorecard are those of its file", () => {
  const rows = JSON.parse(Deno.readTextFileSync(join(ROOT, "outputs", SCORECARD)));
  assert.ok(readme.replace(/\s+/g, " ").includes(countStatuses(rows)), countStatuses(rows));
});

Deno.test("README: every link within the project leads somewhere", () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, to]) => to!);
  assert.ok(links.length > 5);
  for (const link of links) assert.ok(existsSync(join(ROOT, link)), `${link} is not there`);
});

Deno.test("README: names the commands that there are, and each says how it is used", () => {
  for (const [name, { help }] of Object.entries(COMMANDS)) {
    assert.ok(readme.includes(`deno task ${name}`), `deno task ${name} is not in the README`);
    assert.match(help, new RegExp(`^Usage: deno task ${name}`));
  }
});
