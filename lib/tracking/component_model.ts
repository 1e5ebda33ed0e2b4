/**
 * Principal components of incidents as a model of the registry.
 *
 * @module
 */

import type { FeatureMatrix } from "../features/feature_matrix.ts";
import { readAs, z } from "../files/schema.ts";
import type { PcaResult } from "../reduce/pca.ts";
import { type Model, requireInput } from "./model.ts";
import type { RunRecord } from "./run_record.ts";

/** Components, and what makes standardized columns of the features, as a chapter writes them. */
export interface RecordedComponents {
  names: string[];
  /** Of each column as it was: `standardized = (value - mean) / scale`. */
  mean: number[];
  scale: number[];
  /** Weights of the columns in each component. */
  components: number[][];
}

const recorded: z.ZodType<RecordedComponents> = z.strictObject({
  names: z.array(z.string()),
  mean: z.array(z.number()),
  scale: z.array(z.number().positive()),
  components: z.array(z.array(z.number())),
});

/** Components with what standardizes the features that they were made from. */
export function toRecordedComponents(
  { names, components }: PcaResult,
  { mean, scale }: Pick<FeatureMatrix, "mean" | "scale">,
  nComponents: number,
): RecordedComponents {
  return {
    names,
    mean: [...mean],
    scale: [...scale],
    components: components.slice(0, nComponents),
  };
}

/**
 * Where an incident lies along the components, by its features.
 *
 * @param path Components with means and scales.
 */
export function componentModel(path: string, _record: RunRecord): Model {
  const advice = "Run again: deno task run --force.";
  const { names, mean, scale, components } = readAs(recorded, path, advice);
  return {
    inputs: Object.fromEntries(names.map((name) => [name, "as in 03_features"])),
    predict(values) {
      const standardized = names.map((name, d) =>
        (requireInput(values, name) - mean[d]!) / scale[d]!
      );
      const along = components.map((weights) =>
        weights.reduce((sum, weight, d) => sum + weight * standardized[d]!, 0)
      );
      const words = along.map((value, c) => `component ${c + 1}: ${value.toFixed(3)}`).join(", ");
      const named = along.map((value, c) => [`component_${c + 1}`, value]);
      return { words, values: Object.fromEntries(named) };
    },
  };
}
