import assert from "node:assert/strict";
import {
  compare,
  type Contest,
  factWithin,
  type Goal,
  peakMegabytes,
  type Sample,
  timesAsFastAs,
} from "lib/commands/bench_comparison.ts";

const CONTEST: Contest = {
  part: "cluster",
  work: "counting",
  note: "",
  runs: 3,
  warmUp: false,
  ours: { name: "ours", command: [] },
  peers: [{ name: "fast", command: [] }, { name: "slow", command: [] }],
  agreement: { n: 0 },
  goals: [],
};

const run = (seconds: number, facts: Record<string, number> = { n: 5 }, peakMebibytes = 100) => (
  { seconds, peakMebibytes, facts }
);

/** One run each of ours and the peers, with the facts given. */
const facts = (...each: Record<string, number>[]): Sample[][] =>
  each.map((given) => [run(1, given)]);

const targetOf = (goal: Goal, samples: Sample[][]) =>
  compare({ ...CONTEST, goals: [goal] }, samples).targets[0]!;

Deno.test("compare() takes the median of the seconds and the most of the memory", () => {
  const { ours, peers, ratios } = compare(CONTEST, [
    [run(9), run(1.00049, { n: 5 }, 250.4), run(2)],
    [run(4), run(8), run(1)],
    [run(5), run(15)],
  ]);
  assert.deepEqual(ours, {
    name: "ours",
    seconds: [9, 1, 2],
    medianSeconds: 2,
    peakMebibytes: 250,
    facts: { n: 5 },
  });
  assert.deepEqual(peers.map(({ medianSeconds }) => medianSeconds), [4, 10]);
  assert.deepEqual(ratios, { fast: 0.5, slow: 0.2 });
});

Deno.test("compare() sets targets and ratios by ours, not by a variant of it", () => {
  const contest = { ...CONTEST, variants: [{ name: "threads", command: [] }] };
  const goals = [timesAsFastAs("slow", 3)];
  const samples = [[run(2)], [run(1)], [run(4)], [run(5)]];
  const { ours, variants, peers, ratios, targets } = compare({ ...contest, goals }, samples);
  assert.deepEqual([ours, ...variants, ...peers].map((each) => [each.name, each.medianSeconds]), [
    ["ours", 2],
    ["threads", 1],
    ["fast", 4],
    ["slow", 5],
  ]);
  assert.deepEqual(ratios, { fast: 0.5, slow: 0.4 });
  const wanted = "at least 3";
  assert.deepEqual(targets, [{ what: "times as fast as slow", wanted, got: 2.5, met: false }]);
});

Deno.test("compare() says what was extrapolated, beside what was measured", () => {
  const peers = [{ name: "part", command: [], timesForAll: 100, usualSeconds: 2 }];
  const { peers: [part] } = compare({ ...CONTEST, peers }, [[run(1)], [run(3)]]);
  assert.equal(part!.medianSeconds, 3);
  assert.equal(part!.extrapolatedSeconds, 300);
  assert.equal(part!.usualSeconds, 2);
});

Deno.test("compare() finds a goal met from its bound on, and never by what is not a number", () => {
  const times = (seconds: number) =>
    targetOf(timesAsFastAs("slow", 20), [[run(0.5)], [run(1)], [run(seconds)]]);
  assert.deepEqual([times(10).met, times(10).got, times(9.999).met], [true, 20, false]);
  // 500 MB are 476.84 MiB; the peak is kept in whole MiB.
  const memory = (mebibytes: number) =>
    targetOf(peakMegabytes(500), [[run(1, { n: 5 }, mebibytes)], [run(1)], [run(1)]]);
  assert.deepEqual([memory(476).met, memory(477).met, memory(477).wanted], [
    true,
    false,
    "at most 500",
  ]);
  const exactly = (n: number) =>
    targetOf(factWithin("n", "count", { atLeast: 20, atMost: 20 }), facts({ n }, { n }, { n }));
  assert.deepEqual([19, 20, 21].map((n) => exactly(n).met), [false, true, false]);
  assert.equal(exactly(20).wanted, "exactly 20");
  const between = factWithin("mean", "mean", { atLeast: 0.1, atMost: 0.3 });
  const none = targetOf(between, facts({ n: 5, mean: NaN }, { n: 5 }, { n: 5 }));
  assert.deepEqual([none.met, none.wanted], [false, "at least 0.1, at most 0.3"]);
});

Deno.test("compare() fails where a peer disagrees beyond the tolerance, in any run, and says who", () => {
  const loose = { ...CONTEST, agreement: { n: 0.01 } };
  assert.doesNotThrow(() => compare(loose, facts({ n: 100 }, { n: 101 }, { n: 99 })));
  assert.throws(() => compare(loose, facts({ n: 100 }, { n: 100 }, { n: 98.9 })), {
    message: "counting: n of slow is 98.9, ours 100; they may differ by 1 %",
  });
  assert.throws(() => compare(CONTEST, facts({ n: 100 }, { n: 100.001 }, { n: 100 })), {
    message: "counting: n of fast is 100.001, ours 100; they must be equal",
  });
  assert.throws(
    () => compare(loose, facts({ n: 100 }, { n: NaN }, { n: 100 })),
    /n of fast is NaN/,
  );
  const later = [[run(1), run(1, { n: 6 })], [run(1)], [run(1)]];
  assert.throws(() => compare(CONTEST, later), /n of ours is 6, ours 5/);
  const variants = [{ name: "threads", command: [] }];
  const wrong = facts({ n: 5 }, { n: 4 }, { n: 5 }, { n: 5 });
  assert.throws(() => compare({ ...CONTEST, variants }, wrong), /n of threads is 4, ours 5/);
});

Deno.test("compare() lets a peer lack a fact, but not all of them", () => {
  assert.doesNotThrow(() => compare(CONTEST, facts({ n: 5 }, {}, { n: 5 })));
  const why = /^Error: counting: there is no n to compare, of ours or of any peer$/;
  assert.throws(() => compare(CONTEST, facts({ n: 5 }, {}, {})), why);
  assert.throws(() => compare(CONTEST, facts({}, { n: 5 }, { n: 5 })), why);
});
