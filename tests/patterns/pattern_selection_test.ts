import assert from "node:assert/strict";
import {
  PATTERN_RULE,
  type PatternEvidence,
  selectPatterns,
} from "lib/patterns/pattern_selection.ts";

const GOOD: PatternEvidence = {
  id: "equal-4",
  k: 4,
  smallestShare: 0.2,
  largestShare: 0.3,
  silhouette: 0.3,
  lift: 0.05,
  p: 0.01,
  stability: 0.9,
  halves: 0.8,
};

Deno.test("selectPatterns() turns away whoever fails a single demand, and says which", () => {
  const cases: [Partial<PatternEvidence>, string][] = [
    [{ k: 2 }, "2 patterns, not 3 to 5"],
    [{ k: 6 }, "6 patterns, not 3 to 5"],
    [{ smallestShare: 0.04 }, "a pattern of 4 % of the incidents, under 5 %"],
    [{ largestShare: 0.95 }, "a pattern of 95 % of the incidents, over 90 %"],
    [{ p: 0.02 }, "p 0.02, over 0.01"],
    [{ stability: 0.74 }, "stability 0.740, under 0.75"],
    [{ halves: 0.49 }, "halves of the period agree by 0.490, under 0.5"],
  ];
  for (const [flaw, reason] of cases) {
    const flawed = { ...GOOD, id: "flawed", lift: 0.5, ...flaw };
    const { verdicts, leader } = selectPatterns([flawed, GOOD], PATTERN_RULE);
    assert.deepEqual(verdicts[0], { id: "flawed", chosen: false, reasons: [reason] });
    assert.equal(leader, GOOD.id);
  }
});

Deno.test("selectPatterns() takes the highest lift, not the highest silhouette", () => {
  const wide = { ...GOOD, id: "variation-3", k: 3, silhouette: 0.6, lift: 0.04 };
  const { verdicts } = selectPatterns([wide, GOOD], PATTERN_RULE);
  assert.deepEqual(verdicts[0]!.reasons, ["less lift than equal-4"]);
  assert.ok(verdicts[1]!.chosen);
});

Deno.test("selectPatterns() breaks ties by fewer patterns, then by name, in any order", () => {
  const three = { ...GOOD, id: "variation-3", k: 3 };
  const same = { ...GOOD, id: "variation-4" };
  for (const order of [[GOOD, same, three], [three, same, GOOD]]) {
    assert.equal(selectPatterns(order, PATTERN_RULE).leader, "variation-3");
  }
  assert.equal(selectPatterns([same, GOOD], PATTERN_RULE).leader, "equal-4");
});

Deno.test("selectPatterns() chooses nobody where all fail, and names who fails least", () => {
  const bad = { ...GOOD, k: 2, p: 0.5 };
  const worse = { ...bad, id: "worse", stability: 0.1, lift: 0.9 };
  const { verdicts, leader } = selectPatterns([worse, bad], PATTERN_RULE);
  assert.ok(verdicts.every(({ chosen }) => !chosen));
  assert.equal(leader, bad.id);
});

Deno.test("selectPatterns() asks nothing of halves that cannot be compared", () => {
  assert.ok(selectPatterns([{ ...GOOD, halves: null }], PATTERN_RULE).verdicts[0]!.chosen);
});

Deno.test("selectPatterns() refuses no candidates, and two of one name", () => {
  assert.throws(() => selectPatterns([], PATTERN_RULE), { name: "RangeError" });
  assert.throws(() => selectPatterns([GOOD, GOOD], PATTERN_RULE), { name: "RangeError" });
});
