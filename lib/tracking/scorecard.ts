/**
 * The scorecard: what the specification expects, and what was found.
 *
 * @module
 */

import { formatCount, formatDecimal } from "../describe/format.ts";
import { EXPECTATIONS } from "./expectations.ts";

/** Name of the scorecard below the output folder. */
export const SCORECARD = "scorecard.json";

/** What can become of an expectation. */
export const STATUSES = ["met", "not met", "unsupported", "pending"] as const;

/** What became of an expectation. */
export type Status = typeof STATUSES[number];

/** What a chapter found, in short. */
export interface Answer {
  /** What was found; null where nothing can be. */
  value: string | number | null;
  /** Whether it is as expected; undefined where neither data nor a run can say. */
  met: boolean | undefined;
  why: string;
}

/** An answer with the cell that shows it; the site answers without one. */
export interface Claim {
  /** Identity of the expectation. */
  id: string;
  value: string | number | null;
  status: Status;
  why: string;
  /** Name of the notebook, and number of the code cell in it, from 1 on; null without one. */
  notebook: string | null;
  cell: number | null;
}

/** An expectation with its answer. */
export interface ScorecardRow extends Claim {
  expectation: string;
  /** Where the expectation is from. */
  source: string;
}

/**
 * An answer under the identity of what was expected.
 *
 * @throws {RangeError} If nothing of that identity is expected, or the answer has no reason.
 *
 * @example Zones were asked for
 * ```ts
 * import assert from "node:assert/strict";
 * import { toClaim } from "lib/tracking/scorecard.ts";
 * const at = { notebook: "04_geo_clustering", cell: 3 };
 * const claim = toClaim("geo.zones", { value: 5, met: true, why: "five to ten" }, at);
 * assert.equal(claim.status, "met");
 * ```
 */
export function toClaim(
  id: string,
  { value, met, why }: Answer,
  at: Pick<Claim, "notebook" | "cell">,
): Claim {
  if (!EXPECTATIONS.some((each) => each.id === id)) {
    throw new RangeError(`Cannot answer ${id}: nothing of that identity is expected`);
  }
  if (why === "" || (typeof value === "number" && !Number.isFinite(value))) {
    throw new RangeError(
      `Cannot answer ${id}: there must be a reason and a finite value, current value is ${value}`,
    );
  }
  const status = met === undefined ? "unsupported" : met ? "met" : "not met";
  return { id, value, status, why, ...at };
}

/**
 * Every expectation with its answer, in the order of the specification; pending where nothing has
 * answered yet.
 *
 * @throws {RangeError} If two answers are to one expectation.
 *
 * @example Nothing has been run
 * ```ts
 * import assert from "node:assert/strict";
 * import { foldScorecard } from "lib/tracking/scorecard.ts";
 * const rows = foldScorecard([]);
 * assert.equal(rows.find(({ id }) => id === "geo.zones")?.status, "pending");
 * assert.equal(rows.find(({ id }) => id === "response.60")?.status, "unsupported");
 * ```
 */
export function foldScorecard(claims: readonly Claim[]): ScorecardRow[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  if (byId.size < claims.length) {
    const twice = claims.find((claim) => byId.get(claim.id) !== claim)!;
    throw new RangeError(`Cannot score: ${twice.id} is answered twice`);
  }
  return EXPECTATIONS.map(({ id, expectation, source, unanswered }): ScorecardRow => {
    const claim = byId.get(id);
    if (claim) return { ...claim, expectation, source };
    const { status, why } = unanswered ?? PENDING;
    return { id, expectation, source, value: null, status, why, notebook: null, cell: null };
  });
}

const PENDING = { status: "pending", why: "no chapter of this run answers it" } as const;

/** Number of expectations of each status, in words: "20 met, 4 not met". */
export function countStatuses(rows: readonly ScorecardRow[]): string {
  return STATUSES.map((status) => [rows.filter((row) => row.status === status).length, status])
    .filter(([n]) => n !== 0).map(([n, status]) => `${n} ${status}`).join(", ");
}

/** Answers as a table, values rounded. */
export function answerRows(
  claims: readonly Pick<ScorecardRow, "id" | "status" | "value" | "why">[],
): Record<string, string>[] {
  return claims.map(({ id, status, value, why }) => ({
    id,
    status: `__${status}__`,
    found: formatFound(value),
    why,
  }));
}

/** The scorecard as a table: values rounded, and the cell as readers count it. */
export function scorecardTable(rows: readonly ScorecardRow[]): Record<string, string>[] {
  const answers = answerRows(rows);
  return rows.map(({ id, expectation, notebook, cell }, i) => ({
    id,
    expected: expectation,
    ...answers[i]!,
    cell: notebook ? `${notebook.slice(0, 2)}, cell ${cell}` : "",
  }));
}

/** What was found, as tables show it. */
export function formatFound(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  return Number.isInteger(value) ? formatCount(value) : formatDecimal(value, 3);
}
