import assert from "node:assert/strict";
import { leaveOneOut, scoreMonths } from "lib/drift/month_scores.ts";
import { detectionPower, leastFound, type PowerRow, usualDrifts } from "lib/drift/power.ts";
import { addProfiles, NO_ZONE } from "lib/drift/profile.ts";
import { setThresholds } from "lib/drift/thresholds.ts";
import { drawMonths, plainProfile } from "./made_months.ts";

const MONTHS = drawMonths(8);
const PAIRS = leaveOneOut(MONTHS);
const THRESHOLDS = setThresholds(scoreMonths(PAIRS.slice(0, 4)));
const DRIFTS = usualDrifts(addProfiles(MONTHS.map(({ profile }) => profile)));

Deno.test("usualDrifts() take the largest types and the largest zone, and not the lack of one", () => {
  assert.deepEqual(DRIFTS.map(({ name }) => name), [
    "of THEFT recorded as BATTERY",
    "of all times an hour late",
    "of all times not filled in, at midnight",
    "of zone Loop placed in no zone",
  ]);
  const alone = { ...plainProfile(1), zone: { [NO_ZONE]: 1 } };
  assert.deepEqual(usualDrifts(alone).map(({ name }) => name), [
    "of all times an hour late",
    "of all times not filled in, at midnight",
  ]);
});

Deno.test("detectionPower() finds nothing at a share of 0 and every drift at 1, where it shows", () => {
  const rows = detectionPower(PAIRS.slice(4), THRESHOLDS, DRIFTS, [0, 1]);
  assert.equal(rows.length, 8);
  for (const { share, found, months } of rows) assert.equal(found, share * months);
  assert.deepEqual(rows.filter(({ share }) => share === 1).map(({ foundBy }) => foundBy), [
    "type",
    "hour",
    "minute",
    "zone",
  ]);
});

Deno.test("detectionPower() finds more the larger the share is", () => {
  const shares = [0.01, 0.02, 0.05, 0.1, 0.2, 0.4];
  const rows = detectionPower(PAIRS.slice(4), THRESHOLDS, DRIFTS.slice(0, 1), shares);
  rows.slice(1).forEach(({ found }, i) => assert.ok(found >= rows[i]!.found));
  assert.ok(rows[0]!.found < rows.at(-1)!.found);
});

Deno.test("detectionPower() does not count a month that alarms for something else", () => {
  // Every month alarms in y; drifts of types leave that alone.
  const rows = detectionPower(PAIRS, { ...THRESHOLDS, type: 9, y: -1 }, DRIFTS.slice(0, 1), [1]);
  assert.deepEqual([rows[0]!.found, rows[0]!.foundBy], [0, null]);
  assert.throws(() => detectionPower([], THRESHOLDS, DRIFTS), /there must be a month/);
});

Deno.test("leastFound() is the share from which on it is found, not one that was lucky", () => {
  const toRows = (found: number[]): PowerRow[] =>
    found.map((n, i) => ({
      drift: "some",
      share: (i + 1) / 10,
      found: n,
      months: 4,
      foundBy: n > 0 ? "zone" : null,
    }));
  const of = (found: number[]) => {
    const [{ inHalf, inAll, foundBy }] = leastFound(toRows(found).toReversed()) as [
      ReturnType<typeof leastFound>[number],
    ];
    return [inHalf, inAll, foundBy];
  };
  assert.deepEqual(of([0, 1, 2, 4, 4]), [0.3, 0.4, "zone"]);
  assert.deepEqual(of([4, 1, 2, 3, 3]), [0.3, null, "zone"]);
  assert.deepEqual(of([0, 0, 1, 1, 1]), [null, null, null]);
  assert.deepEqual(of([4, 4, 4]), [0.1, 0.1, "zone"]);
});
