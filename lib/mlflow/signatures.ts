/**
 * What each registered model takes and gives, as MLflow's signatures say it.
 *
 * @module
 */

import type { RunRecord } from "../tracking/run_record.ts";

/** A column of a signature. */
export interface Column {
  name: string;
  type: "double" | "long";
  /** False for an answer that a model may have none of, such as a zone. */
  required: boolean;
}

/** Columns that a model takes and gives. */
export interface Signature {
  inputs: Column[];
  outputs: Column[];
}

/** Principal components that are asked for. */
const COMPONENTS = [1, 2, 3];

/**
 * Signature of a model; undefined for a name that is not known here.
 *
 * @example Zones
 * ```ts
 * import assert from "node:assert/strict";
 * import { signatureOf } from "lib/mlflow/signatures.ts";
 * const signature = signatureOf("geo-zones", { params: {} });
 * assert.deepEqual(signature?.inputs.map(({ name }) => name), ["latitude", "longitude"]);
 * assert.equal(signature?.outputs[0]?.type, "long");
 * ```
 */
export function signatureOf(
  model: string,
  { params }: Pick<RunRecord, "params">,
): Signature | undefined {
  const columns = (names: readonly string[], type: Column["type"], required = true) =>
    names.map((name) => ({ name, type, required }));
  switch (model) {
    case "geo-zones":
      return {
        inputs: columns(["latitude", "longitude"], "double"),
        outputs: columns(["zone"], "long", false),
      };
    case "time-patterns":
      return {
        inputs: columns(["hour", "weekday", "month"], "long"),
        outputs: columns(["pattern"], "long", false),
      };
    case "incident-components": {
      const names = params["columns"];
      if (!Array.isArray(names) || !names.every((name) => typeof name === "string")) return;
      return {
        inputs: columns(names, "double"),
        outputs: columns(COMPONENTS.map((c) => `component_${c}`), "double"),
      };
    }
  }
}
