/**
 * The registry as a file of an output folder.
 *
 * @module
 */

import { join } from "node:path";
import { districtSquareKilometers } from "../data/district_ground.ts";
import { canonicalJson } from "../files/canonical_json.ts";
import { readAs, z } from "../files/schema.ts";
import { writeFile } from "../files/write_file.ts";
import type { Aspect } from "./gate.ts";
import { modelSpecs } from "./models.ts";
import { loadPromotions } from "./promotions.ts";
import { foldRegistry, type Registry, REGISTRY_SCHEMA } from "./registry.ts";
import { type RunRecord, TASKS } from "./run_record.ts";

/** Name of the registry below the output folder. */
export const REGISTRY = "registry.json";

/**
 * The registry that the project's promotions make of records.
 *
 * @example No fits, no champions
 * ```ts
 * import assert from "node:assert/strict";
 * import { registryOf } from "lib/tracking/registry_file.ts";
 * assert.ok(registryOf([]).models.every(({ aliases }) => aliases.champion === undefined));
 * ```
 */
export function registryOf(records: readonly RunRecord[]): Registry {
  return foldRegistry(
    records,
    loadPromotions(),
    modelSpecs({
      districtSquareKilometers: districtSquareKilometers(),
    }),
  );
}

const aspect: z.ZodType<Aspect> = z.enum(["value", "lift", "p"]);

const check = z.strictObject({
  metric: z.string(),
  of: aspect,
  atLeast: z.number().exactOptional(),
  atMost: z.number().exactOptional(),
  why: z.string(),
  value: z.number().nullable(),
  passed: z.boolean(),
  evidence: z.string(),
});

const registry: z.ZodType<Registry> = z.strictObject({
  schemaVersion: z.literal(REGISTRY_SCHEMA),
  models: z.array(z.strictObject({
    name: z.string(),
    title: z.string(),
    task: z.enum(TASKS),
    criteria: z.array(z.strictObject({ metric: z.string(), of: aspect, tieShare: z.number() })),
    versions: z.array(z.strictObject({
      version: z.int().min(1),
      runId: z.string(),
      chapter: z.string(),
      algorithm: z.string(),
      gate: z.array(check),
    })),
    aliases: z.strictObject({
      champion: z.int().exactOptional(),
      challenger: z.int().exactOptional(),
    }),
    history: z.array(z.strictObject({
      date: z.string(),
      proposal: z.string(),
      runId: z.string().nullable(),
      version: z.int().nullable(),
      outcome: z.enum(["promoted", "challenger", "refused", "no record"]),
      why: z.string(),
    })),
  })),
});

/**
 * Reads the registry of an output folder.
 *
 * @throws {UserError} If it is not there, or a field does not fit.
 */
export function readRegistry(outputs: string): Registry {
  return readAs(registry, join(outputs, REGISTRY), "Run first: deno task run.");
}

/** Writes the registry, the whole of it or nothing. */
export function writeRegistry(outputs: string, found: Registry): void {
  writeFile(join(outputs, REGISTRY), canonicalJson(found));
}
