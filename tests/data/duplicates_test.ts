import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { findDuplicates } from "lib/data/duplicates.ts";

/** Duplicates among thefts of one file, each with an ID or none and a case number. */
function duplicatesOf(...records: [id: number | null, caseNumber: string][]) {
  const typed = pl.DataFrame({
    id: records.map(([id]) => id),
    updated_on: records.map(() => new Date(0)),
    primary_type: records.map(() => "THEFT"),
  });
  const raw = pl.DataFrame({
    source_file: records.map(() => 0),
    case_number: records.map(([, caseNumber]) => caseNumber),
  });
  const { byId, byRow } = findDuplicates(typed, raw, new Uint8Array(records.length).fill(1));
  return { byId: [...byId], byRow: [...byRow] };
}

Deno.test("findDuplicates() does not take rows without ID for rows of one ID", () => {
  const found = duplicatesOf([7, "A"], [7, "A"], [null, "B"], [null, "C"], [null, "D"]);
  assert.deepEqual(found, { byId: [1], byRow: [] });
});

Deno.test("findDuplicates() compares a row without ID with no row that has one", () => {
  const found = duplicatesOf([7, "A"], [8, "A"], [null, "A"], [null, "A"]);
  assert.deepEqual(found, { byId: [], byRow: [3] });
});
