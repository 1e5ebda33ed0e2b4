import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import {
  type Evidence,
  finalists,
  selectCandidate,
  SELECTION_RULE,
  type SelectionRule,
} from "lib/zones/selection.ts";
import { shuffled } from "../cluster/scored.ts";

const RULE: SelectionRule = { ...SELECTION_RULE, maxZoneSquareKilometers: 25 };

/** Passes every gate, most of them by a hair. */
const PASSING: Omit<Evidence, "id"> = {
  nZones: 6,
  largestShare: 0.9,
  noiseShare: 0.95,
  zoneSquareKilometers: 25,
  lift: 0.15,
  p: 0.01,
  draws: 99,
  stability: 0.75,
  halves: 0.5,
  caughtPerSquareKilometer: 0.02,
};

const named = (id: string, change: Partial<Evidence> = {}): Evidence => ({
  ...PASSING,
  ...change,
  id,
});

/** The chosen candidate, if there is one, checked to be the leader and the only one. */
function chosenOf(evidence: readonly Evidence[]): string | undefined {
  const { verdicts, leader } = selectCandidate(evidence, RULE);
  assert.deepEqual(verdicts.map(({ id }) => id), evidence.map(({ id }) => id));
  for (const { chosen, reasons } of verdicts) assert.equal(reasons.length === 0, chosen);
  const chosen = verdicts.filter((each) => each.chosen).map(({ id }) => id);
  assert.ok(chosen.length <= 1);
  if (chosen.length === 1) assert.equal(leader, chosen[0]);
  return chosen[0];
}

/** All orders of a list. */
function ordersOf<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) => ordersOf(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

/** Scores that no names belong to: two tie for catch, one catches less, one fails, one is unstable. */
const ROWS: readonly Partial<Evidence>[] = [
  { caughtPerSquareKilometer: 0.03, lift: 0.2 },
  { caughtPerSquareKilometer: 0.029, lift: 0.3 },
  { caughtPerSquareKilometer: 0.02, lift: 0.6 },
  { caughtPerSquareKilometer: 0.05, lift: 0.1 },
  { caughtPerSquareKilometer: 0.04, lift: 0.5, stability: 0.6 },
];
const WINNING = 1;
const IDS = ["kmeans-6", "ward-6", "dbscan-250-40", "hot96-kmeans-5", "hot96-ward-8"];

Deno.test("selectCandidate() chooses the same candidate in whatever order they come", () => {
  const evidence = ROWS.map((row, i) => named(IDS[i]!, row));
  const orders = ordersOf(evidence);
  assert.equal(orders.length, 120);
  for (const order of orders) assert.equal(chosenOf(order), IDS[WINNING]);
  // ties to the last digit, and candidates that all fail
  const equal = IDS.map((id) => named(id));
  for (const order of ordersOf(equal)) assert.equal(chosenOf(order), IDS.toSorted()[0]);
  const failing = equal.map((each) => ({ ...each, p: 1 }));
  for (const order of ordersOf(failing)) {
    assert.equal(selectCandidate(order, RULE).leader, IDS.toSorted()[0]);
  }
});

Deno.test("selectCandidate() follows the scores wherever they go, not the names", () => {
  for (const rows of ordersOf(ROWS)) {
    const evidence = rows.map((row, i) => named(IDS[i]!, row));
    assert.equal(chosenOf(evidence), IDS[rows.indexOf(ROWS[WINNING]!)]);
  }
  const random = createRandom(101);
  for (let trial = 0; trial < 300; trial++) {
    const scores = IDS.map(() => ({
      caughtPerSquareKilometer: 0.02 + random.unit() / 100,
      lift: random.unit() / 2,
      stability: 0.6 + 0.4 * random.unit(),
    }));
    const winner = chosenOf(scores.map((row, i) => named(IDS[i]!, row)));
    const order = shuffled(random, IDS.length);
    const moved = chosenOf(order.map((from, i) => named(IDS[i]!, scores[from]!)));
    assert.equal(moved && order[IDS.indexOf(moved)], winner && IDS.indexOf(winner));
  }
});

Deno.test("selectCandidate() turns away what fails a single gate by a hair, and says which", () => {
  const failures: [Partial<Evidence>, RegExp][] = [
    [{ nZones: 4 }, /^4 zones, not 5 to 10$/],
    [{ nZones: 11 }, /^11 zones, not 5 to 10$/],
    [{ largestShare: 0.92 }, /^one zone holds 92 %/],
    [{ noiseShare: 0.96 }, /^96 % of the incidents are in no zone/],
    [{ zoneSquareKilometers: 25.1 }, /^a zone of 25\.1 km², over 25\.0$/],
    [{ lift: 0.149 }, /^lift \+0\.149?, under 0\.15$/],
    [{ lift: -0.05 }, /^lift −0\.050?, under 0\.15$/],
    [{ p: 0.02 }, /^p 0\.02, over 0\.01$/],
    [{ stability: 0.74 }, /^stability 0\.74, under 0\.75$/],
    [{ stability: null }, /^stability undefined, under 0\.75$/],
    [{ halves: 0.49 }, /^halves of the period agree by 0\.49, under 0\.5$/],
    [{ halves: null }, /^halves of the period agree by undefined, under 0\.5$/],
    [{ caughtPerSquareKilometer: null }, /^no ground in the study area$/],
  ];
  for (const [change, reason] of failures) {
    // better than the other one in all that is not a gate
    const failing = named("failing", { caughtPerSquareKilometer: 0.9, lift: 0.9, ...change });
    const { verdicts, leader } = selectCandidate([failing, named("plain")], RULE);
    assert.equal(leader, "plain");
    assert.equal(verdicts[0]!.reasons.length, 1);
    assert.match(verdicts[0]!.reasons[0]!, reason);
    assert.deepEqual(verdicts[1], { id: "plain", chosen: true, reasons: [] });
  }
  // without a silhouette there is neither lift nor p
  const [blind] = selectCandidate([named("blind", { lift: null, p: null })], RULE).verdicts;
  assert.deepEqual(blind!.reasons.map((reason) => reason.split(",")[0]), [
    "lift undefined",
    "p undefined",
  ]);
});

Deno.test("selectCandidate() turns away one zone with crumbs around it, however high it scores", () => {
  const crumbs = named("one-zone", {
    largestShare: 0.97,
    lift: 0.8,
    caughtPerSquareKilometer: 0.5,
  });
  assert.equal(chosenOf([crumbs, named("plain")]), "plain");
  const { verdicts } = selectCandidate([crumbs], RULE);
  assert.equal(verdicts[0]!.reasons.length, 1);
  assert.match(verdicts[0]!.reasons[0]!, /^one zone holds 97 %/);
});

Deno.test("selectCandidate() asks of few draws that none of them scores as high", () => {
  const few = (p: number) => named("few", { draws: 19, p });
  assert.equal(chosenOf([few(1 / 20)]), "few");
  assert.equal(chosenOf([few(2 / 20)]), undefined);
  // with 199 draws a single one may score as high
  assert.equal(chosenOf([named("many", { draws: 199, p: 2 / 200 })]), "many");
  assert.equal(chosenOf([named("many", { draws: 199, p: 3 / 200 })]), undefined);
});

Deno.test("selectCandidate() takes the highest lift of those that catch within 5 % of the best", () => {
  const best = named("best", { caughtPerSquareKilometer: 0.04, lift: 0.2 });
  const near = named("near", { caughtPerSquareKilometer: 0.0381, lift: 0.25 });
  const far = named("far", { caughtPerSquareKilometer: 0.0379, lift: 0.9 });
  const { verdicts, leader } = selectCandidate([best, near, far], RULE);
  assert.equal(leader, "near");
  assert.deepEqual(verdicts.map(({ reasons }) => reasons), [
    ["no more lift than near, which catches about as much"],
    [],
    ["catches 95 % of what the best does per km²"],
  ]);
  // of equal lifts the one that catches more
  assert.equal(chosenOf([near, { ...best, lift: 0.25 }]), "best");
  // a null that finds nothing to score passes, but comes after those with a lift
  const alone = named("alone", { lift: null, caughtPerSquareKilometer: 0.04 });
  assert.equal(chosenOf([alone, near, far]), "near");
  assert.equal(chosenOf([alone, far]), "alone");
});

Deno.test("selectCandidate() chooses none where all fail, and lets what fails least lead", () => {
  const two = named("two", { nZones: 20, stability: 0.1, lift: 0.9 });
  const one = named("one", { p: 0.5, lift: 0.2 });
  const other = named("other", { lift: 0.3, halves: 0 });
  const { verdicts, leader } = selectCandidate([two, one, other], RULE);
  assert.ok(verdicts.every(({ chosen }) => !chosen));
  assert.deepEqual(verdicts.map(({ reasons }) => reasons.length), [2, 1, 1]);
  assert.equal(leader, "other");
  assert.equal(selectCandidate([two, one], RULE).leader, "one");
});

Deno.test("selectCandidate() refuses no candidate, and two of one name", () => {
  assert.throws(() => selectCandidate([], RULE), {
    name: "RangeError",
    message: "Cannot select: there must be a candidate",
  });
  assert.throws(() => selectCandidate([named("a"), named("b"), named("a")], RULE), {
    name: "RangeError",
    message: "Cannot select: candidates must have different names",
  });
});

Deno.test("finalists() are those that only the null can still turn away, if they catch enough", () => {
  const evidence = [
    named("chance", { lift: -0.1, p: 0.9 }),
    named("unknown", { lift: null, p: null, draws: 0 }),
    named("near", { caughtPerSquareKilometer: 0.0191 }),
    named("far", { caughtPerSquareKilometer: 0.0189 }),
    named("unstable", { stability: 0.1, caughtPerSquareKilometer: 0.9 }),
    named("nowhere", { caughtPerSquareKilometer: null }),
  ];
  assert.deepEqual(finalists(evidence, RULE), ["chance", "unknown", "near"]);
  assert.deepEqual(finalists(evidence.slice(4), RULE), []);
  assert.deepEqual(finalists([], RULE), []);
});
