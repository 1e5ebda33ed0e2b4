/**
 * All fits of a run with their scores beside chance, for the page "Models".
 *
 * @module
 */

import { experimentOf } from "../../mlflow/send_chapter.ts";
import { registeredName } from "../../mlflow/to_model.ts";
import { describeRecord } from "../../tracking/comparison_rows.ts";
import { readRunRecords } from "../../tracking/experiments.ts";
import type { Registry } from "../../tracking/registry.ts";
import { readRegistry, REGISTRY } from "../../tracking/registry_file.ts";
import type { Curve, Metric, RunRecord } from "../../tracking/run_record.ts";
import { sweepsOf } from "../../tracking/sweeps.ts";
import { cellHref, notebooksOf } from "../notebooks.ts";
import type { SiteSource } from "../source.ts";
import { fitGroups } from "./fit_groups.ts";
import { parameterName, populationName } from "./model_names.ts";
import type { FitFile, ModelsFile, Scree } from "./models_format.ts";

/** All that the page loads. */
export function modelsFile(site: SiteSource): ModelsFile {
  const records = readRunRecords(site.path(""));
  const registry = site.has(REGISTRY) ? readRegistry(site.path("")) : { models: [] };
  const cells = new Map(
    notebooksOf(site).map(({ name, recordsIn }) => [name, cellHref(site, name, recordsIn ?? "")]),
  );
  return toModelsFile(records, registry, {
    cellOf: (chapter) => cells.get(chapter) ?? null,
    isSynthetic: site.facts.isSynthetic,
  });
}

/**
 * Records and registry as the page needs them.
 *
 * @param about.cellOf Address of the cell of a chapter that recorded its fits.
 */
export function toModelsFile(
  records: readonly RunRecord[],
  { models }: Pick<Registry, "models">,
  about: { cellOf: (chapter: string) => string | null; isSynthetic: boolean },
): ModelsFile {
  const { groups, groupOf } = fitGroups(records, registeredIds(models));
  const source = about.isSynthetic ? "synthetic" : undefined;
  const chapters = [...new Set(records.map(({ chapter }) => chapter))].sort();
  return {
    groups,
    fits: records.map((record) => toFit(record, groupOf(record), about.cellOf(record.chapter)))
      .map((fit) => ({ ...fit, standing: standingOf(fit.runId, models) }))
      .sort((a, b) => a.group - b.group || (a.name < b.name ? -1 : 1)),
    sweeps: sweepsOf(records).map(({ chapter, name, fits }) => ({
      chapter,
      name,
      ofGroup: groups[groupOf(fits[0]!.record)]!.title,
      algorithm: fits[0]!.record.algorithm,
      steps: fits.map(({ k, record }) => ({ k, runId: record.runId })),
    })).sort((a, b) => b.steps.length - a.steps.length || (a.name < b.name ? -1 : 1)),
    screes: records.flatMap(toScree).sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1)),
    mlflow: {
      experiments: chapters.map(experimentOf),
      models: models.filter(({ versions }) => versions.length > 0)
        .map(({ name }) => registeredName(name, source)),
    },
  };
}

/** Digits of values that are kept: more than any reader is shown. */
const DIGITS = 9;

/** Shares of one zone: with more decimals, the incidents of a small zone could be computed. */
const ZONE_SHARES: readonly string[] = ["smallest_share", "largest_share"];

/**
 * A metric's value as it may be shown: shares of one zone by hundredths.
 *
 * @example A share, and what is no share of a zone
 * ```ts
 * import assert from "node:assert/strict";
 * import { shownValue } from "lib/site/files/models.ts";
 * assert.equal(shownValue("largest_share", 0.6314), 0.63);
 * assert.equal(shownValue("noise_share", 0.8915), 0.8915);
 * ```
 */
export function shownValue(metric: string, value: number): number {
  return ZONE_SHARES.includes(metric) ? Number(value.toFixed(2)) : value;
}

function toFit(record: RunRecord, group: number, cell: string | null): Omit<FitFile, "standing"> {
  const { runId, task, chapter, algorithm, params, seed, data, metrics, artifacts } = record;
  return {
    runId,
    name: describeRecord(record),
    task,
    chapter,
    algorithm,
    group,
    params: Object.entries(params).filter(([name]) => name !== "population")
      .map(([name, value]) => [parameterName(name), inWords(value)]),
    seed,
    data: { ...data, sha256: data.sha256.slice(0, 12) },
    metrics: Object.fromEntries(
      Object.entries(metrics).map(([name, metric]) => {
        const isWork = name === "distance_evaluations";
        return [
          isWork ? "million_distance_evaluations" : name,
          rounded(name, metric, isWork ? 1e-6 : 1),
        ];
      }),
    ),
    artifacts: artifacts.map(({ path, sha256 }) => ({ path, sha256: sha256.slice(0, 12) })),
    cell,
  };
}

/** A parameter as readers see it. */
function inWords(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(inWords).join(", ");
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  return Object.entries(value)
    .map(([name, part]) => `${parameterName(name)} ${inWords(part)}`).join(", ");
}

/**
 * The same metric with as many digits as are kept.
 *
 * @param factor Of the value: millions are told as such, so that no count looks like a record's ID.
 */
function rounded(name: string, metric: Metric, factor: number): Metric {
  const round = (value: number) =>
    Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS));
  const { value, error, null: drawn } = metric;
  return {
    ...metric,
    value: value === null ? null : round(factor * shownValue(name, value)),
    ...(error !== undefined && { error: round(factor * error) }),
    ...(drawn && {
      null: {
        ...drawn,
        mean: drawn.mean === null ? null : round(factor * drawn.mean),
        min: drawn.min === null ? null : round(factor * drawn.min),
        max: drawn.max === null ? null : round(factor * drawn.max),
      },
    }),
  };
}

function registeredIds(models: Registry["models"]): Set<string> {
  return new Set(models.flatMap(({ versions }) => versions.map(({ runId }) => runId)));
}

/** Where the registry has a fit, in words. */
function standingOf(runId: string, models: Registry["models"]): string {
  return models.flatMap(({ name, versions, aliases }) =>
    versions.filter((each) => each.runId === runId).map(({ version }) => {
      const alias = Object.entries(aliases).find(([, number]) => number === version)?.[0];
      return `${name} ${alias ?? `version ${version}`}`;
    })
  ).join(", ");
}

function toScree(record: RunRecord): Scree[] {
  const { scree, scree_of_shuffled_columns: shuffled } = record.curves ?? {};
  if (!scree) return [];
  const values = (curve: Curve) =>
    curve.points.map(({ value }) => Number(value.toPrecision(DIGITS)));
  return [{
    runId: record.runId,
    name: populationName(String(record.params["population"] ?? record.algorithm)),
    n: scree.n,
    shares: values(scree),
    shuffled: shuffled ? values(shuffled) : null,
  }];
}
