/**
 * Models of the registry, ready to be asked about an incident that they have not seen.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { OUTPUTS } from "../config.ts";
import { UserError } from "../errors.ts";
import { sha256File } from "../files/sha256.ts";
import { componentModel } from "./component_model.ts";
import { EXPERIMENTS, readRunRecord } from "./experiments.ts";
import { patternModel } from "./pattern_model.ts";
import type { Model } from "./model.ts";
import { findVersion, type Registry } from "./registry.ts";
import { readRegistry } from "./registry_file.ts";
import type { RunRecord } from "./run_record.ts";
import { geoZoneModel } from "./geo_zone_model.ts";

/** A model with where it is from. */
export interface LoadedModel extends Model {
  name: string;
  version: number;
  record: RunRecord;
}

const OPENERS: Record<string, (path: string, record: RunRecord) => Model> = {
  "geo-zones": geoZoneModel,
  "time-patterns": patternModel,
  "incident-components": componentModel,
};

/**
 * A version of a model, from the files of a run.
 *
 * @param reference Name and alias or number: "geo-zones@champion", "geo-zones@2"; the champion where
 *   there is only a name.
 * @param outputs Output folder of the run.
 * @param registry Its registry; read from there by default.
 * @throws {UserError} If there is no such model or alias, its files are missing, or one of them is
 *   not what was recorded.
 *
 * @example Without a run there is nothing to load
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadModel } from "lib/tracking/load_model.ts";
 * assert.throws(() => loadModel("geo-zones@champion", "no/such/folder"), /Run first/);
 * ```
 */
export function loadModel(
  reference: string,
  outputs: string = OUTPUTS,
  registry: Registry = readRegistry(outputs),
): LoadedModel {
  const { model, version } = findVersion(registry, reference);
  const record = readRunRecord(join(outputs, EXPERIMENTS, `${version.runId}.json`));
  const open = OPENERS[model.name];
  if (!open) throw new UserError(`${model.name} has no file to load it from.`);
  const path = artifactOf(record, outputs);
  return { name: model.name, version: version.version, record, ...open(path, record) };
}

/**
 * Path of the file that a fit can be loaded from, once it is sure that it is the one recorded.
 *
 * @throws {UserError} If it is missing, or is not what was recorded.
 */
export function artifactOf({ runId, artifacts: [artifact] }: RunRecord, outputs: string): string {
  if (!artifact) throw new UserError(`${runId} has no file to load it from.`);
  const path = join(outputs, artifact.path);
  if (!existsSync(path)) {
    throw new UserError(`${runId} needs ${path}, which is missing. Run first: deno task run.`);
  }
  if (sha256File(path) === artifact.sha256) return path;
  throw new UserError(
    `${path} is not the file that ${runId} was recorded with. Run again: deno task run --force.`,
  );
}
