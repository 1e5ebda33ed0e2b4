/**
 * Patterns of time as a model of the registry.
 *
 * @module
 */

import { TIME_STEPS, timeCellOf } from "../data/time_cells.ts";
import { readAs, z } from "../files/schema.ts";
import { UserError } from "../errors.ts";
import { profilePatterns, type TimeTypeRow } from "../patterns/pattern_profile.ts";
import type { PatternStudy } from "../patterns/pattern_study.ts";
import { type Model, requireInput } from "./model.ts";
import type { RunRecord } from "./run_record.ts";

/** Patterns of one candidate, as a chapter writes them. */
export interface RecordedPatterns {
  /** Name of the incidents that they were made from. */
  population: string;
  k: number;
  metric: string;
  /** Name of each pattern. */
  names: string[];
  /** Pattern of each cell of hour, weekday and month; -1 where nothing was recorded. */
  labels: number[];
}

const recorded: z.ZodType<RecordedPatterns[]> = z.array(z.strictObject({
  population: z.string(),
  k: z.int(),
  metric: z.string(),
  names: z.array(z.string()),
  labels: z.array(z.int().min(-1)).length(
    TIME_STEPS.hour * TIME_STEPS.weekday * TIME_STEPS.month,
  ),
}));

/**
 * Patterns of all candidates of a study, named by their incidents.
 *
 * @param rows Incidents of the study by time and type.
 */
export function toRecordedPatterns(
  { fits }: PatternStudy,
  population: string,
  rows: readonly TimeTypeRow[],
): RecordedPatterns[] {
  return fits.map(({ k, metric, labels }) => {
    const names = profilePatterns(labels, rows).map(({ name }) => name);
    return { population, k, metric, names, labels: [...labels] };
  });
}

/**
 * The pattern of an incident, by its hour, weekday and month.
 *
 * @param path Patterns of all candidates.
 * @param record The fit.
 * @throws {UserError} If the file does not hold the patterns of the fit.
 */
export function patternModel(path: string, { params }: RunRecord): Model {
  const found = readAs(recorded, path, "Run again: deno task run --force.")
    .find(({ k, metric, population }) =>
      k === params.k && metric === params.metric && population === params.population
    );
  if (!found) throw new UserError(`${path} has no patterns of ${params.metric}, k = ${params.k}.`);
  const { names, labels } = found;
  return {
    inputs: { hour: "0 to 23", weekday: "1 Monday to 7 Sunday", month: "1 to 12" },
    predict(values) {
      const hour = requireWhole(values, "hour", 0, TIME_STEPS.hour - 1);
      const weekday = requireWhole(values, "weekday", 1, TIME_STEPS.weekday);
      const month = requireWhole(values, "month", 1, TIME_STEPS.month);
      const label = labels[timeCellOf(hour, weekday, month)]!;
      const name = names[label] ?? null;
      const words = name === null ? "nothing was recorded then" : `pattern ${label + 1}, ${name}`;
      return { words, values: { pattern: name === null ? null : label + 1, name } };
    },
  };
}

function requireWhole(
  values: Readonly<Record<string, number>>,
  name: string,
  low: number,
  high: number,
): number {
  const value = requireInput(values, name, [low, high]);
  if (Number.isInteger(value)) return value;
  throw new RangeError(
    `Cannot predict: ${name} must be an integer in ${low} .. ${high}, current value is ${value}`,
  );
}
