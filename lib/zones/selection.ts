/**
 * Which candidate becomes the zones: one rule, the same for all.
 *
 * Its demands were set with scores of the project's own records in view, not before them; to other
 * records it is applied as it stands, and `data/earlier_periods` holds what it took there.
 *
 * Candidates stand on unlike populations (all incidents, those in dense areas, those in the densest
 * hundredth of the ground), and raw silhouettes of unlike populations must not be ranked. So only
 * what compares is compared: lift over a candidate's own null, stability, ground, and what the zones
 * catch of the incidents that come after those they were made from.
 *
 * @module
 */

/** What the rule demands. */
export interface SelectionRule {
  /** Number of zones, from and to. */
  minZones: number;
  maxZones: number;
  /** Largest share of a single zone in the clustered incidents; more is one zone and its crumbs. */
  maxLargestShare: number;
  /** Largest share of incidents in no zone; beyond it the zones are about next to nothing. */
  maxNoiseShare: number;
  /** Ground of the largest zone: an area that a district's officers can be in. */
  maxZoneSquareKilometers: number;
  /** Silhouette above the mean of the null. */
  minLift: number;
  /** Largest p of the silhouette under the null; 1 / (draws + 1) where that is larger. */
  maxP: number;
  /** Median adjusted Rand index with the zones of bootstraps. */
  minStability: number;
  /** Adjusted Rand index of the zones of the two halves of the period. */
  minHalves: number;
  /** Candidates that catch at least this share of what the best one does per km² tie with it. */
  tieShare: number;
}

/** The rule of the project. Its limits of ground come from the data, see {@linkcode withDistricts}. */
export const SELECTION_RULE: Readonly<Omit<SelectionRule, "maxZoneSquareKilometers">> = {
  minZones: 5,
  maxZones: 10,
  maxLargestShare: 0.9,
  maxNoiseShare: 0.95,
  minLift: 0.15,
  maxP: 0.01,
  minStability: 0.75,
  minHalves: 0.5,
  tieShare: 0.95,
};

/** Reasons for each demand that do not rest on records. */
export const RULE_REASONS: Readonly<Record<keyof SelectionRule, string>> = {
  minZones: "the specification asks for five to ten",
  maxZones: "the specification asks for five to ten",
  maxLargestShare: "beyond it, there is one cluster and its crumbs",
  maxNoiseShare:
    "beyond it, the zones hold next to nothing; 5 % is what chance is granted elsewhere",
  maxZoneSquareKilometers:
    "the ground of an average police district, which has officers of its own",
  minLift: "the aim that was set for hot cells before they were tried",
  maxP: "the aim that was set for hot cells: no draw of 99 comes up to the score",
  minStability: "a cluster is called stable from 0.75 on (Hennig 2007, of Jaccard's index)",
  minHalves: "a cluster is called dissolved below 0.5 (Hennig 2007, of Jaccard's index)",
  tieShare: "5 % more caught is less than what patrols would notice",
};

/** What is known of a candidate. */
export interface Evidence {
  id: string;
  nZones: number;
  largestShare: number;
  noiseShare: number;
  /** Ground of the largest zone. */
  zoneSquareKilometers: number;
  /** Null where chance finds no two clusters in any draw. */
  lift: number | null;
  p: number | null;
  /** Draws that p stands on. */
  draws: number;
  stability: number | null;
  halves: number | null;
  /** Share of the next period's incidents caught, per square kilometer. */
  caughtPerSquareKilometer: number | null;
}

/** Outcome of the rule. */
export interface Selection {
  /** A verdict for each candidate, in step with the evidence. */
  verdicts: Verdict[];
  /** The chosen candidate; where all fail, the one that fails least. */
  leader: string;
}

/** Whether a candidate was chosen, and if not, why. */
export interface Verdict {
  id: string;
  chosen: boolean;
  /** Why it lost; empty for the chosen one. */
  reasons: string[];
}

/** What of the rule looks at the null; the rest can be known before the many draws are made. */
const NULL_GATES = ["lift", "p"];

/**
 * Candidates worth many draws: they fail nothing but, perhaps, the null, and catch about as much as
 * the best of those, so that the null decides among them.
 *
 * @example Too large to patrol
 * ```ts
 * import assert from "node:assert/strict";
 * import { finalists, SELECTION_RULE } from "lib/zones/selection.ts";
 * const rule = { ...SELECTION_RULE, maxZoneSquareKilometers: 25 };
 * const zones = {
 *   nZones: 6, largestShare: 0.4, noiseShare: 0.9, lift: null, p: null, draws: 0,
 *   stability: 0.9, halves: 0.8, caughtPerSquareKilometer: 0.02,
 * };
 * const small = { ...zones, id: "small", zoneSquareKilometers: 3 };
 * const large = { ...zones, id: "large", zoneSquareKilometers: 80 };
 * assert.deepEqual(finalists([small, large], rule), ["small"]);
 * ```
 */
export function finalists(evidence: readonly Evidence[], rule: SelectionRule): string[] {
  const passed = evidence.filter((each) =>
    failures(each, rule).every(({ gate }) => NULL_GATES.includes(gate))
  );
  return tiedForCatch(passed, rule).map(({ id }) => id);
}

/** Those that catch about as much per square kilometer as the best of them. */
function tiedForCatch(passed: readonly Evidence[], rule: SelectionRule): Evidence[] {
  const most = Math.max(...passed.map((each) => each.caughtPerSquareKilometer!));
  return passed.filter((each) => each.caughtPerSquareKilometer! >= rule.tieShare * most);
}

/**
 * Applies the rule: what fails a gate loses; of the rest, what catches most of the next period per
 * square kilometer leads, and among those that catch about as much, the highest lift wins.
 *
 * Ties to the last digit go to the first name in alphabetical order, so that the order of the
 * candidates never matters.
 *
 * A candidate whose null finds nothing has no lift, and comes last among those.
 *
 * @throws {RangeError} If two candidates have one name, or there is none.
 *
 * @example Lift decides between candidates that catch about as much
 * ```ts
 * import assert from "node:assert/strict";
 * import { selectCandidate, SELECTION_RULE } from "lib/zones/selection.ts";
 * const rule = { ...SELECTION_RULE, maxZoneSquareKilometers: 25 };
 * const zones = {
 *   nZones: 6, largestShare: 0.4, noiseShare: 0.9, p: 0.01, draws: 99, zoneSquareKilometers: 3,
 *   stability: 0.9, halves: 0.8,
 * };
 * const { verdicts, leader } = selectCandidate([
 *   { ...zones, id: "a", lift: 0.2, caughtPerSquareKilometer: 0.02 },
 *   { ...zones, id: "b", lift: 0.3, caughtPerSquareKilometer: 0.0195 },
 *   { ...zones, id: "c", lift: 0.9, caughtPerSquareKilometer: 0.01 },
 * ], rule);
 * assert.deepEqual(verdicts.map(({ chosen }) => chosen), [false, true, false]);
 * assert.equal(leader, "b");
 * ```
 */
export function selectCandidate(evidence: readonly Evidence[], rule: SelectionRule): Selection {
  if (evidence.length === 0) throw new RangeError("Cannot select: there must be a candidate");
  if (new Set(evidence.map(({ id }) => id)).size !== evidence.length) {
    throw new RangeError("Cannot select: candidates must have different names");
  }
  const failed = new Map(evidence.map((each) => [each.id, failures(each, rule)]));
  const passed = evidence.filter(({ id }) => failed.get(id)!.length === 0);
  const most = Math.max(...passed.map((each) => each.caughtPerSquareKilometer!));
  const tied = tiedForCatch(passed, rule);
  const liftOf = (each: Evidence) => each.lift ?? -Infinity;
  const byLift = (a: Evidence, b: Evidence) => liftOf(a) === liftOf(b) ? 0 : liftOf(b) - liftOf(a);
  const [chosen] = tied.toSorted((a, b) =>
    byLift(a, b) || b.caughtPerSquareKilometer! - a.caughtPerSquareKilometer! ||
    (a.id < b.id ? -1 : 1)
  );
  const verdicts = evidence.map((each): Verdict => {
    const reasons = failed.get(each.id)!.map(({ reason }) => reason);
    if (reasons.length === 0 && each.id !== chosen!.id) {
      reasons.push(
        tied.includes(each)
          ? `no more lift than ${chosen!.id}, which catches about as much`
          : `catches ${
            percent(each.caughtPerSquareKilometer! / most)
          } of what the best does per km²`,
      );
    }
    return { id: each.id, chosen: each.id === chosen?.id, reasons };
  });
  const [least] = evidence.toSorted((a, b) =>
    failed.get(a.id)!.length - failed.get(b.id)!.length || byLift(a, b) || (a.id < b.id ? -1 : 1)
  );
  return { verdicts, leader: chosen?.id ?? least!.id };
}

interface Failure {
  gate: string;
  reason: string;
}

/** Every gate that a candidate fails. */
function failures(each: Evidence, rule: SelectionRule): Failure[] {
  const found: Failure[] = [];
  const demand = (gate: string, isMet: boolean, reason: string) => {
    if (!isMet) found.push({ gate, reason });
  };
  demand(
    "zones",
    each.nZones >= rule.minZones && each.nZones <= rule.maxZones,
    `${each.nZones} zones, not ${rule.minZones} to ${rule.maxZones}`,
  );
  demand(
    "largest",
    each.largestShare <= rule.maxLargestShare,
    `one zone holds ${percent(each.largestShare)}`,
  );
  demand(
    "noise",
    each.noiseShare <= rule.maxNoiseShare,
    `${percent(each.noiseShare)} of the incidents are in no zone`,
  );
  demand(
    "ground",
    each.zoneSquareKilometers <= rule.maxZoneSquareKilometers,
    `a zone of ${each.zoneSquareKilometers.toFixed(1)} km², over ${
      rule.maxZoneSquareKilometers.toFixed(1)
    }`,
  );
  // Where chance finds nothing to score, p says all that there is to say.
  const lift = each.lift ?? (each.p === null ? -Infinity : Infinity);
  demand("lift", lift >= rule.minLift, `lift ${signed(each.lift)}, under ${rule.minLift}`);
  // Few draws cannot show a small p; they must then all be below the score.
  const maxP = Math.max(rule.maxP, 1 / (each.draws + 1));
  demand(
    "p",
    (each.p ?? 1) <= maxP,
    `p ${each.p?.toFixed(2) ?? "undefined"}, over ${Number(maxP.toFixed(3))}`,
  );
  demand(
    "stability",
    (each.stability ?? -Infinity) >= rule.minStability,
    `stability ${fixed(each.stability)}, under ${rule.minStability}`,
  );
  demand(
    "halves",
    (each.halves ?? -Infinity) >= rule.minHalves,
    `halves of the period agree by ${fixed(each.halves)}, under ${rule.minHalves}`,
  );
  demand("catch", each.caughtPerSquareKilometer !== null, "no ground in the study area");
  return found;
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
const fixed = (value: number | null): string => value === null ? "undefined" : value.toFixed(2);
const signed = (value: number | null): string =>
  value === null ? "undefined" : `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(3)}`;
