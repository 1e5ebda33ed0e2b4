import assert from "node:assert/strict";
import { validity } from "lib/data/quality_columns.ts";
import { incidentFrame } from "./incident_frame.ts";

/** Incidents whose case number breaks the rule, of those that have one. */
function oddOf(...caseNumbers: string[]): [invalid: number, n: number] {
  const rows = validity(incidentFrame(caseNumbers.map((case_number) => ({ case_number }))));
  const { invalid, n } = rows.find(({ column }) => column === "case_number")!;
  return [invalid, n];
}

Deno.test("validity() wants one or two capital letters and six digits of a case number", () => {
  assert.deepEqual(oddOf("G123456", "JA123456", "JA123456"), [0, 3]);
  const odd = [
    "123456",
    "JAB123456",
    "JA12345",
    "JA1234567",
    "ja123456",
    "JA 123456",
    " JA123456",
    "JA123456 ",
    "J1A23456",
    "JA12345X",
    "",
  ];
  for (const caseNumber of odd) assert.deepEqual(oddOf(caseNumber, "JA123456"), [1, 2], caseNumber);
});
