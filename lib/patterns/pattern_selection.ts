/**
 * Which clustering of times becomes the patterns: one rule, set before any score of it was seen.
 *
 * All candidates stand on the same incidents. Candidates of different metrics have silhouettes of
 * different distances, so what is compared is the lift of each over its own null.
 *
 * @module
 */

/** What the rule demands. */
export interface PatternRule {
  /** Number of patterns, from and to: the specification's three to five. */
  minPatterns: number;
  maxPatterns: number;
  /** Smallest and largest share of the incidents in one pattern. */
  minShare: number;
  maxShare: number;
  /** Largest p of the silhouette beside incidents spread evenly over the time. */
  maxP: number;
  /** Median adjusted Rand index with bootstraps; Hennig calls a Jaccard index of 0.75 stable. */
  minStability: number;
  /** Adjusted Rand index of the halves of the period; Hennig calls a Jaccard index of 0.5 dissolved. */
  minHalves: number;
}

/**
 * The rule of the project.
 *
 * @see Hennig (2007), doi:10.1016/j.csda.2006.11.025
 */
export const PATTERN_RULE: Readonly<PatternRule> = {
  minPatterns: 3,
  maxPatterns: 5,
  minShare: 0.05,
  maxShare: 0.9,
  maxP: 0.01,
  minStability: 0.75,
  minHalves: 0.5,
};

/** What the rule looks at. */
export interface PatternEvidence {
  id: string;
  k: number;
  smallestShare: number;
  largestShare: number;
  silhouette: number;
  /** Silhouette less the mean of incidents spread evenly. */
  lift: number;
  p: number;
  /** Median adjusted Rand index with bootstraps. */
  stability: number;
  /** Null where a half of the period lacks the months to compare. */
  halves: number | null;
}

/** Whether a candidate was chosen, and if not, why. */
export interface PatternVerdict {
  id: string;
  chosen: boolean;
  /** Why it lost; empty for the chosen one. */
  reasons: string[];
}

/** Outcome of the rule. */
export interface PatternSelection {
  /** In step with the evidence. */
  verdicts: PatternVerdict[];
  /** The chosen candidate; where all fail, the one that fails least. */
  leader: string;
}

/**
 * Applies the rule: what fails a demand is out; of the rest the highest lift wins, of equals the
 * one with fewer patterns, then the first by name.
 *
 * @throws {RangeError} If two candidates have one name, or there is none.
 *
 * @example Two patterns are too few, whatever their lift
 * ```ts
 * import assert from "node:assert/strict";
 * import { PATTERN_RULE, selectPatterns } from "lib/patterns/pattern_selection.ts";
 * const shape = { smallestShare: 0.2, largestShare: 0.5, silhouette: 0.3, p: 0.01 };
 * const steady = { ...shape, stability: 0.9, halves: 0.9 };
 * const { leader, verdicts } = selectPatterns([
 *   { id: "equal-2", k: 2, lift: 0.2, ...steady },
 *   { id: "equal-4", k: 4, lift: 0.1, ...steady },
 * ], PATTERN_RULE);
 * assert.equal(leader, "equal-4");
 * assert.deepEqual(verdicts[0]!.reasons, ["2 patterns, not 3 to 5"]);
 * ```
 */
export function selectPatterns(
  evidence: readonly PatternEvidence[],
  rule: PatternRule,
): PatternSelection {
  if (evidence.length === 0) throw new RangeError("Cannot select: there must be a candidate");
  if (new Set(evidence.map(({ id }) => id)).size !== evidence.length) {
    throw new RangeError("Cannot select: candidates must have different names");
  }
  const failed = new Map(evidence.map((each) => [each.id, failures(each, rule)]));
  const ranked = evidence.toSorted((a, b) =>
    failed.get(a.id)!.length - failed.get(b.id)!.length || b.lift - a.lift || a.k - b.k ||
    (a.id < b.id ? -1 : 1)
  );
  const leader = ranked[0]!;
  const isChosen = failed.get(leader.id)!.length === 0;
  const verdicts = evidence.map(({ id }): PatternVerdict => {
    const reasons = failed.get(id)!;
    const chosen = isChosen && id === leader.id;
    const isBeaten = !chosen && reasons.length === 0;
    return { id, chosen, reasons: isBeaten ? [`less lift than ${leader.id}`] : reasons };
  });
  return { verdicts, leader: leader.id };
}

/** Every demand that a candidate fails, in words. */
function failures(each: PatternEvidence, rule: PatternRule): string[] {
  const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
  const demands: [boolean, string][] = [
    [
      each.k >= rule.minPatterns && each.k <= rule.maxPatterns,
      `${each.k} patterns, not ${rule.minPatterns} to ${rule.maxPatterns}`,
    ],
    [
      each.smallestShare >= rule.minShare,
      `a pattern of ${percent(each.smallestShare)} of the incidents, under ${
        percent(rule.minShare)
      }`,
    ],
    [
      each.largestShare <= rule.maxShare,
      `a pattern of ${percent(each.largestShare)} of the incidents, over ${percent(rule.maxShare)}`,
    ],
    [each.p <= rule.maxP && each.lift > 0, `p ${each.p.toFixed(2)}, over ${rule.maxP}`],
    [
      each.stability >= rule.minStability,
      `stability ${each.stability.toFixed(3)}, under ${rule.minStability}`,
    ],
    [
      each.halves === null || each.halves >= rule.minHalves,
      `halves of the period agree by ${each.halves?.toFixed(3)}, under ${rule.minHalves}`,
    ],
  ];
  return demands.flatMap(([isMet, reason]) => isMet ? [] : [reason]);
}
