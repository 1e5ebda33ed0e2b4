import assert from "node:assert/strict";
import { UserError } from "lib/errors.ts";
import { formatNotebook, parseNotebook, readNotebook } from "lib/notebook/notebook_file.ts";
import { code, notebookOf } from "./sample_cells.ts";

const parse = (value: unknown) => () => parseNotebook(JSON.stringify(value), "a.ipynb");

Deno.test("formatNotebook() splits texts into lines but leaves JSON and binary forms as they are", () => {
  const data = { "text/plain": "a\nb", "application/geo+json": "a\nb", "image/png": "aGk=\n" };
  const output = { output_type: "display_data" as const, data, metadata: {} };
  const file = JSON.parse(formatNotebook(notebookOf(code("x\n\ny\n", [output], 1))));
  assert.deepEqual(file.cells[0].source, ["x\n", "\n", "y\n"]);
  assert.deepEqual(file.cells[0].outputs[0].data, {
    "application/geo+json": "a\nb",
    "image/png": "aGk=\n",
    "text/plain": ["a\n", "b"],
  });
});

// Bytes of nbformat 5.11.1: nbformat.write(nbformat.reads(text, as_version=4), file).
Deno.test("formatNotebook() writes what Python's nbformat writes, and reads it back", () => {
  const text = `{
 "cells": [
  {
   "cell_type": "code",
   "execution_count": 1,
   "id": "a",
   "metadata": {},
   "outputs": [
    {
     "name": "stdout",
     "output_type": "stream",
     "text": [
      "é\\n",
      "b"
     ]
    }
   ],
   "source": []
  }
 ],
 "metadata": {},
 "nbformat": 4,
 "nbformat_minor": 5
}
`;
  const notebook = parseNotebook(text, "a.ipynb");
  assert.equal(formatNotebook(notebook), text);
  assert.deepEqual(notebook.cells[0], {
    cell_type: "code",
    id: "a",
    metadata: {},
    source: "",
    execution_count: 1,
    outputs: [{ output_type: "stream", name: "stdout", text: "é\nb" }],
  });
});

Deno.test("parseNotebook() refuses what is no notebook in one line that says what is wrong", () => {
  const cell = { cell_type: "code", id: "a", source: "" };
  const refusals: [unknown, RegExp][] = [
    [[], /^Not a notebook: a\.ipynb: it is not a JSON object\.$/],
    [{ nbformat: 3 }, /nbformat must be 4, current value is 3/],
    [{ nbformat: 4 }, /cells must be a list/],
    [{ nbformat: 4, cells: [{ ...cell, cell_type: "sql" }] }, /cell 1 has the unknown type "sql"/],
    [{ nbformat: 4, cells: [{ cell_type: "raw" }] }, /cell 1 has no source/],
    [{ nbformat: 4, cells: [{ ...cell, id: "a b" }] }, /cell 1 has the id "a b"/],
    [{ nbformat: 4, cells: [cell, cell] }, /two cells have the id "a"/],
  ];
  for (const [value, message] of refusals) assert.throws(parse(value), { message });
  assert.throws(() => parseNotebook("# text", "a.ipynb"), UserError);
});

Deno.test("readNotebook() names a file that is missing", async () => {
  await assert.rejects(readNotebook("/no/such.ipynb"), {
    name: "UserError",
    message: "No such notebook: /no/such.ipynb.",
  });
});
