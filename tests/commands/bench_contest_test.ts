import assert from "node:assert/strict";
import { join } from "node:path";
import { clusteringContests } from "lib/commands/bench_clustering.ts";
import { compare, type Contest, contestantsOf } from "lib/commands/bench_comparison.ts";
import { runContest } from "lib/commands/bench_contest.ts";
import { createRandom } from "lib/numeric/random.ts";
import { writePlaces } from "../bench/places_file.ts";
import { drawBlobs } from "../cluster/scored.ts";

const signal = AbortSignal.timeout(120_000);

/** A reporter that keeps the lines. */
function listen() {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  return { lines, reporter: { isTerminal: false, write: () => {}, say } };
}

Deno.test("runContest() lets contestants take turns, the slow ones fewer, and reports", async () => {
  const folder = Deno.makeTempDirSync();
  const log = join(folder, "log");
  const stub = (name: string, seconds: number) => {
    const sample = JSON.stringify({ seconds, peakMebibytes: 9, facts: { n: 1 } });
    return {
      name,
      command: ["sh", "-c", `printf ${name} >> ${log}; echo noise; echo '${sample}'`],
    };
  };
  const contest: Contest = {
    part: "cluster",
    work: "counting",
    note: "",
    runs: 3,
    warmUp: true,
    ours: stub("o", 2),
    variants: [stub("v", 1)],
    peers: [stub("p", 8), { ...stub("q", 5), runs: 1, usualSeconds: 2, timesForAll: 10 }],
    agreement: { n: 0 },
    goals: [{ what: "runs", atLeast: 3, valueOf: ({ ours }) => ours.seconds.length }],
  };
  const { lines, reporter } = listen();
  const { ours, peers } = await runContest(contest, reporter, signal);
  assert.equal(Deno.readTextFileSync(log), "ovpq" + "ovpq" + "ovp" + "ovp");
  assert.deepEqual([ours, ...peers].map(({ seconds }) => seconds.length), [3, 3, 1]);
  assert.deepEqual(lines, [
    "counting: 3 runs, after one that does not count",
    "  o: 2 s, 9 MiB",
    "  v: 1 s, 9 MiB",
    "  p: 8 s, 9 MiB, ours takes 0.25 times as long",
    "  q: 5 s, 9 MiB, ours takes 0.4 times as long, 2.5 times its usual 2 s, 50 s EXTRAPOLATED to all",
    "  met: runs: 3, wanted at least 3",
  ]);
  const broken = {
    ...contest,
    peers: [{ name: "b", command: ["sh", "-c", "echo why >&2; exit 3"] }],
  };
  await assert.rejects(runContest(broken, reporter, signal), /^Error: sh -c failed: why/);
  Deno.removeSync(folder, { recursive: true });
});

Deno.test("contests in clustering: ours gives every fact that goals and peers ask for", async () => {
  const random = createRandom(4);
  const blobs = Array.from({ length: 8 }, () => (
    { x: 5000 * random.unit(), y: 5000 * random.unit(), spread: 300, nPlaces: 60 }
  ));
  const { places, labels } = drawBlobs(4, blobs);
  const file = Deno.makeTempFileSync();
  writePlaces(file, places, labels);
  for (const contest of clusteringContests("python", file)) {
    const own = { ...contest, peers: [{ ...contest.ours, name: "same" }], goals: [], runs: 1 };
    const { ours } = await runContest(own, listen().reporter, signal);
    const sample = { seconds: 1, peakMebibytes: 1, facts: ours.facts };
    const { targets } = compare(contest, contestantsOf(contest).map(() => [sample]));
    assert.ok(targets.length > 0 && targets.every(({ got }) => Number.isFinite(got)), contest.work);
  }
  Deno.removeSync(file);
});
