/**
 * How few places hold how much, and how much of that chance alone would make.
 *
 * The data list only places with an incident. Even if all were equally risky, a few incidents a
 * place spread unevenly, so the comparison is with equal places of which those with no incident
 * are unseen too: zero-truncated Poisson counts with the same mean. A share measured on all
 * addresses or street segments of a city would be smaller and must not be compared with these.
 *
 * @module
 */

import {
  concentrationCurve,
  fewestHolding,
  gini,
  thinCurve,
  type WeightClass,
  weightClasses,
} from "../numeric/concentration.ts";
import { createRandom } from "../numeric/random.ts";
import { drawAboveZero, untruncatedMean } from "../numeric/zero_truncated_poisson.ts";

/** Options of {@link concentration}. */
export interface ConcentrationOptions {
  /** Shares of the incidents to find the fewest places for; default 25 % and 50 %. */
  shares?: readonly number[];
  /** Simulations of equal places; default 39. */
  draws?: number;
  /** Seed of the simulations. */
  seed: number;
}

/** The fewest places that hold a share of the incidents. */
export interface ConcentrationRow {
  /** Share of the incidents, as asked. */
  share_of_incidents: number;
  /** Fewest occupied places that hold at least that share. */
  n_places: number;
  /** n_places over all occupied places. */
  share_of_places: number;
  /** The same among equally risky places: mean, least and most of the simulations. */
  chance_mean: number;
  chance_min: number;
  chance_max: number;
  /** chance_mean over share_of_places: how many times more places chance would need. */
  ratio: number;
}

/** Corner of a curve of concentration (the Lorenz curve, the busiest places first). */
export interface LorenzRow {
  series: "observed" | "chance";
  share_of_places: number;
  share_of_incidents: number;
}

/** Concentration of incidents on occupied places. */
export interface Concentration {
  /** Incidents: the sum of the weights. */
  n: number;
  /** Places with at least one incident. */
  n_places: number;
  mean: number;
  max: number;
  /** Share of the places that have a single incident. */
  share_single: number;
  /** Gini coefficient of the occupied places, 0 when all have the same. */
  gini: number;
  /** Gini coefficient among equally risky places: mean, least and most of the simulations. */
  gini_chance_mean: number;
  gini_chance_min: number;
  gini_chance_max: number;
  draws: number;
  rows: ConcentrationRow[];
  /** Both curves; straight lines between their points stay within 0.0005 of the exact curve. */
  curve: LorenzRow[];
}

/**
 * Shares of places that hold shares of the incidents, Gini coefficient and Lorenz curve, each
 * beside what equally risky places would show.
 *
 * @param weights Incidents at each place, whole numbers; places without incidents are left out.
 * @throws {RangeError} If there is no incident, or an option is outside its range.
 *
 * @example One of three places holds three fifths
 * ```ts
 * import assert from "node:assert/strict";
 * import { concentration } from "lib/describe/concentration.ts";
 * const { n, gini, rows } = concentration([1, 3, 1], { seed: 1, shares: [0.5] });
 * assert.deepEqual([n, rows[0]?.n_places, gini.toFixed(3)], [5, 1, "0.267"]);
 * ```
 *
 * @see Bernasco and Steenbeek (2017), doi:10.1007/s10940-016-9324-7
 */
export function concentration(
  weights: ArrayLike<number>,
  options: ConcentrationOptions,
): Concentration {
  const { shares = [0.25, 0.5], draws = 39, seed } = options;
  if (!Number.isInteger(draws) || draws < 1) {
    throw new RangeError(
      `Cannot simulate concentration: draws must be a positive integer, current value is ${draws}`,
    );
  }
  const classes = weightClasses(weights).filter(({ weight }) => weight > 0);
  const n = classes.reduce((sum, { weight, count }) => sum + weight * count, 0);
  const n_places = classes.reduce((sum, { count }) => sum + count, 0);
  const lambda = untruncatedMean(n / n_places);
  const random = createRandom(seed);
  const simulated = Array.from(
    { length: draws },
    () => weightClasses(drawAboveZero(random, lambda, n_places)),
  );
  const chanceGini = summary(simulated.map(gini));
  return {
    n,
    n_places,
    mean: n / n_places,
    max: classes[0]!.weight,
    share_single: (classes.find(({ weight }) => weight === 1)?.count ?? 0) / n_places,
    gini: gini(classes),
    gini_chance_mean: chanceGini.mean,
    gini_chance_min: chanceGini.min,
    gini_chance_max: chanceGini.max,
    draws,
    rows: shares.map((share) => {
      const { count, share: found } = fewestHolding(classes, share);
      const chance = summary(simulated.map((drawn) => fewestHolding(drawn, share).share));
      return {
        share_of_incidents: share,
        n_places: count,
        share_of_places: found,
        chance_mean: chance.mean,
        chance_min: chance.min,
        chance_max: chance.max,
        ratio: chance.mean / found,
      };
    }),
    curve: [...toLorenz("observed", classes), ...toLorenz("chance", merge(simulated))],
  };
}

/** Largest distance of the thinned curve from the exact one. */
const CURVE_TOLERANCE = 5e-4;

function toLorenz(series: LorenzRow["series"], classes: readonly WeightClass[]): LorenzRow[] {
  return thinCurve(concentrationCurve(classes), CURVE_TOLERANCE).map(({ holders, total }) => ({
    series,
    share_of_places: holders,
    share_of_incidents: total,
  }));
}

/** All simulations as one population, whose curve is their mean curve. */
function merge(simulated: readonly WeightClass[][]): WeightClass[] {
  const counts = new Map<number, number>();
  for (const { weight, count } of simulated.flat()) {
    counts.set(weight, (counts.get(weight) ?? 0) + count);
  }
  return [...counts].map(([weight, count]) => ({ weight, count }))
    .sort((a, b) => b.weight - a.weight);
}

function summary(values: readonly number[]): { mean: number; min: number; max: number } {
  const sum = values.reduce((total, value) => total + value, 0);
  return { mean: sum / values.length, min: Math.min(...values), max: Math.max(...values) };
}
