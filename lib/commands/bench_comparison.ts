/**
 * From the runs of a contest to who is faster, whether all agree, and which goals are met.
 *
 * @module
 */

import { quantile } from "../numeric/quantile.ts";

/** One timed run, as a contestant prints it in its last line. */
export interface Sample {
  seconds: number;
  /** Largest resident memory of the whole process. */
  peakMebibytes: number;
  /** What came out, in numbers, such as the clusters found. */
  facts: Record<string, number>;
}

/** Who does the work, and how. */
export interface Contestant {
  name: string;
  command: string[];
  /** Runs, where it is too slow for as many as the contest has. */
  runs?: number;
  /** Seconds that its plain calls took elsewhere on two cores: far above, and it is held up here. */
  usualSeconds?: number;
  /** Times as long as it must take for the whole work, where it is given a part of it. */
  timesForAll?: number;
}

/** What is aimed at: a number within bounds. */
export interface Goal {
  what: string;
  atLeast?: number;
  atMost?: number;
  valueOf(comparison: Omit<Comparison, "targets">): number;
}

/** One piece of work and its contestants. */
export interface Contest {
  part: string;
  work: string;
  /** What must be known to read the times. */
  note: string;
  /** Runs of each contestant. */
  runs: number;
  /** Whether a first turn does not count, since it reads files that later ones find in memory. */
  warmUp: boolean;
  ours: Contestant;
  /** Ours in other settings. */
  variants?: Contestant[];
  peers: Contestant[];
  /** Facts that must agree, and the share by which they may differ; 0 is not at all. */
  agreement: Record<string, number>;
  goals: Goal[];
}

/** A contestant's runs and what they come to. */
export interface Contender {
  name: string;
  medianSeconds: number;
  seconds: number[];
  /** Of all runs. */
  peakMebibytes: number;
  /** Of the first run. */
  facts: Record<string, number>;
  usualSeconds?: number;
  /** Not measured: the median times {@linkcode Contestant.timesForAll}. */
  extrapolatedSeconds?: number;
}

/** A goal and what became of it. */
export interface Target {
  what: string;
  wanted: string;
  got: number;
  met: boolean;
}

/** What a contest comes to. */
export interface Comparison extends Pick<Contest, "part" | "work" | "note" | "runs"> {
  ours: Contender;
  /** Ours in other settings, such as on all cores; targets and ratios are not theirs. */
  variants: Contender[];
  peers: Contender[];
  /** Our median over each peer's, by the peer's name; below 1 is faster. */
  ratios: Record<string, number>;
  targets: Target[];
}

/**
 * What the runs of a contest come to.
 *
 * @param samples Runs of ours, of each variant of it, then of each peer; at least one of each.
 * @throws {Error} If runs disagree on a fact by more than they may, or no peer has a fact that
 * must agree.
 */
export function compare(contest: Contest, samples: Sample[][]): Comparison {
  const { part, work, note, runs, goals } = contest;
  requireAgreement(contest, samples);
  const [ours, ...others] = contestantsOf(contest).map((each, i) => summarize(each, samples[i]!));
  const peers = others.splice(others.length - contest.peers.length);
  const ratios = Object.fromEntries(
    peers.map(({ name, medianSeconds }) => [name, round(ours!.medianSeconds / medianSeconds)]),
  );
  const comparison = { part, work, note, runs, ours: ours!, variants: others, peers, ratios };
  return { ...comparison, targets: goals.map((goal) => assess(goal, comparison)) };
}

/** Goal to take at most one so-many-th of a peer's time. */
export function timesAsFastAs(peer: string, times: number): Goal {
  return {
    what: `times as fast as ${peer}`,
    atLeast: times,
    valueOf: ({ ours, peers }) =>
      peers.find(({ name }) => name === peer)!.medianSeconds / ours.medianSeconds,
  };
}

/** Goal for the largest resident memory of our process. */
export function peakMegabytes(atMost: number): Goal {
  return {
    what: "peak memory, MB",
    atMost,
    valueOf: ({ ours }) => ours.peakMebibytes * 1.048576,
  };
}

/** Goal for a fact of ours. */
export function factWithin(
  fact: string,
  what: string,
  bounds: { atLeast?: number; atMost?: number },
): Goal {
  return { what, ...bounds, valueOf: ({ ours }) => ours.facts[fact]! };
}

/** In the order of their samples. */
export function contestantsOf({ ours, variants = [], peers }: Contest): Contestant[] {
  return [ours, ...variants, ...peers];
}

function assess({ what, atLeast, atMost, valueOf }: Goal, of: Omit<Comparison, "targets">): Target {
  const got = valueOf(of);
  const wanted = atLeast === atMost
    ? `exactly ${atLeast}`
    : [["at least", atLeast], ["at most", atMost]]
      .filter(([, bound]) => bound !== undefined).map((each) => each.join(" ")).join(", ");
  const met = got >= (atLeast ?? -Infinity) && got <= (atMost ?? Infinity);
  return { what, wanted, got: Number(got.toPrecision(7)), met };
}

function requireAgreement(contest: Contest, samples: Sample[][]): void {
  const { work, peers, agreement } = contest;
  for (const [fact, share] of Object.entries(agreement)) {
    const own = samples[0]![0]!.facts[fact];
    const found = contestantsOf(contest).flatMap(({ name }, i) =>
      samples[i]!.map(({ facts }) => ({ name, value: facts[fact] }))
    ).filter(({ value }) => value !== undefined);
    if (own === undefined || !peers.some(({ name }) => found.some((each) => each.name === name))) {
      throw new Error(`${work}: there is no ${fact} to compare, of ours or of any peer`);
    }
    for (const { name, value } of found) {
      if (Math.abs(value! - own) <= share * Math.abs(own)) continue;
      const may = share === 0 ? "must be equal" : `may differ by ${share * 100} %`;
      throw new Error(`${work}: ${fact} of ${name} is ${value}, ours ${own}; they ${may}`);
    }
  }
}

function summarize({ name, usualSeconds, timesForAll }: Contestant, samples: Sample[]): Contender {
  const seconds = samples.map((sample) => round(sample.seconds));
  const medianSeconds = round(quantile(seconds, 0.5));
  return {
    name,
    medianSeconds,
    seconds,
    peakMebibytes: Math.round(Math.max(...samples.map((sample) => sample.peakMebibytes))),
    facts: samples[0]!.facts,
    ...(usualSeconds === undefined ? {} : { usualSeconds }),
    ...(timesForAll === undefined
      ? {}
      : { extrapolatedSeconds: Math.round(medianSeconds * timesForAll) }),
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
