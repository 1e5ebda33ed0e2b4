/**
 * The registry of models: which fit of a run is the champion of its name, and by what evidence.
 *
 * It is a fold over the records of all fits and the committed list of promotions, with no memory of
 * its own: the same records give the same registry.
 *
 * @module
 */

import { UserError } from "../errors.ts";
import { canonicalJson } from "../files/canonical_json.ts";
import { type Check, checkGate, contest, type Criterion, type Gate } from "./gate.ts";
import type { ModelSpec } from "./models.ts";
import type { Promotion } from "./promotions.ts";
import type { RunRecord } from "./run_record.ts";

/** Version of the registry's layout. */
export const REGISTRY_SCHEMA = 1;

/** A fit that has passed the gate of its name. */
export interface ModelVersion {
  /** From 1 on, in the order of the promotions. */
  version: number;
  runId: string;
  chapter: string;
  algorithm: string;
  /** Every demand with its evidence. */
  gate: Check[];
}

/** What became of a promotion. */
export interface RegistryEvent {
  /** Day on which it was asked for, as committed. */
  date: string;
  /** Why it was asked for. */
  proposal: string;
  /** Null where no record fits what was asked for. */
  runId: string | null;
  /** Null where the gate was not passed. */
  version: number | null;
  outcome: "promoted" | "challenger" | "refused" | "no record";
  why: string;
}

/** A model under its name. */
export interface RegisteredModel {
  name: string;
  title: string;
  task: RunRecord["task"];
  /** What decides between versions that pass. */
  criteria: readonly Criterion[];
  versions: ModelVersion[];
  /** Version numbers; the challenger is the best version but the champion. */
  aliases: { champion?: number; challenger?: number };
  history: RegistryEvent[];
}

/** All models. */
export interface Registry {
  schemaVersion: number;
  models: RegisteredModel[];
}

/**
 * The registry that promotions make of records.
 *
 * A promotion whose record passes the gate gets a version. It becomes the champion if there is none
 * or if it is better by the criteria; otherwise, a tie included, the champion stays and the version
 * is a challenger. Who fails the gate gets neither: the history says why.
 *
 * @param records All fits, in any order.
 * @param promotions In order.
 * @throws {UserError} If a promotion fits more than one record, or names a model that is not known.
 *
 * @example No records, no champion
 * ```ts
 * import assert from "node:assert/strict";
 * import { foldRegistry } from "lib/tracking/registry.ts";
 * const gate = { demands: [], criteria: [] };
 * const specs = [{ name: "geo-zones", title: "Zones", task: "geo", gate } as const];
 * const asked = { date: "2018-12-01", model: "geo-zones", algorithm: "kmeans", params: {}, why: "" };
 * const [model] = foldRegistry([], [asked], specs).models;
 * assert.deepEqual([model?.aliases, model?.history[0]?.outcome], [{}, "no record"]);
 * ```
 */
export function foldRegistry(
  records: readonly RunRecord[],
  promotions: readonly Promotion[],
  specs: readonly ModelSpec[],
): Registry {
  for (const { model } of promotions) requireName(model, specs.map(({ name }) => name));
  const models = specs.map(({ name, title, task, gate }) => {
    const own = records.filter((record) => record.task === task);
    const start = {
      name,
      title,
      task,
      criteria: gate.criteria,
      versions: [],
      aliases: {},
      history: [],
    };
    return promotions.filter(({ model }) => model === name)
      .reduce<RegisteredModel>((model, promotion) => promote(model, promotion, own, gate), start);
  });
  return { schemaVersion: REGISTRY_SCHEMA, models };
}

function promote(
  model: RegisteredModel,
  promotion: Promotion,
  records: readonly RunRecord[],
  gate: Gate,
): RegisteredModel {
  const record = findProposed(promotion, records);
  const after = (
    event: Omit<RegistryEvent, "date" | "proposal" | "runId">,
    change: Partial<RegisteredModel> = {},
  ): RegisteredModel => ({
    ...model,
    ...change,
    history: [...model.history, {
      date: promotion.date,
      proposal: promotion.why,
      runId: record?.runId ?? null,
      ...event,
    }],
  });
  if (!record) {
    return after({
      version: null,
      outcome: "no record",
      why: "no fit of this run is what was asked for",
    });
  }
  const checks = checkGate(record, gate);
  const failed = checks.filter(({ passed }) => !passed);
  if (failed.length > 0) {
    return after({
      version: null,
      outcome: "refused",
      why: failed.map(describeFailure).join("; "),
    });
  }
  const known = model.versions.find(({ runId }) => runId === record.runId);
  const version = known?.version ?? model.versions.length + 1;
  const versions = known ? model.versions : [...model.versions, {
    version,
    runId: record.runId,
    chapter: record.chapter,
    algorithm: record.algorithm,
    gate: checks,
  }];
  const { champion, challenger } = model.aliases;
  const recordOf = (number: number) =>
    records.find(({ runId }) => runId === versions[number - 1]!.runId)!;
  if (champion === undefined) {
    const why = "the first to pass the gate";
    return after({ version, outcome: "promoted", why }, {
      versions,
      aliases: { champion: version },
    });
  }
  if (champion === version) {
    return after({ version, outcome: "promoted", why: "it is the champion already" });
  }
  const { outcome, why } = contest(record, recordOf(champion), gate.criteria);
  if (outcome === "better") {
    const aliases = { champion: version, challenger: champion };
    return after({ version, outcome: "promoted", why }, { versions, aliases });
  }
  const isNext = challenger === undefined ||
    contest(record, recordOf(challenger), gate.criteria).outcome === "better";
  const aliases = { champion, challenger: isNext ? version : challenger };
  const stays = `${why}: version ${champion} stays champion`;
  return after({ version, outcome: "challenger", why: stays }, { versions, aliases });
}

/** The record that a promotion asks for, by algorithm and the parameters that it names. */
function findProposed(
  { algorithm, params, model }: Promotion,
  records: readonly RunRecord[],
): RunRecord | undefined {
  const isAsked = (record: RunRecord) =>
    record.algorithm === algorithm &&
    Object.entries(params).every(([name, value]) =>
      canonicalJson(record.params[name] ?? null) === canonicalJson(value)
    );
  const found = records.filter(isAsked);
  if (found.length < 2) return found[0];
  throw new UserError(
    `Cannot promote ${model}: ${algorithm} ${
      JSON.stringify(params)
    } are ${found.length} records. ` +
      `Name more parameters in the list of promotions.`,
  );
}

function describeFailure({ metric, of, atLeast, atMost, value, evidence }: Check): string {
  const name = of === "value" ? metric : `${of} of ${metric}`;
  if (value === null) return `${name} is missing (${evidence})`;
  const wanted = [
    ...(atLeast === undefined ? [] : [`at least ${shorten(atLeast)}`]),
    ...(atMost === undefined ? [] : [`at most ${shorten(atMost)}`]),
  ].join(" and ");
  return `${name} ${shorten(value)}, not ${wanted}`;
}

function shorten(value: number): number {
  return Number(value.toPrecision(4));
}

function requireName(name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  throw new UserError(`No model ${name}. There are ${known.join(", ")}.`);
}

/**
 * A version of a model by its alias or number, "geo-zones@champion" or "geo-zones@2".
 *
 * @throws {UserError} If there is no such model, alias or version.
 *
 * @example An alias that nobody has
 * ```ts
 * import assert from "node:assert/strict";
 * import { findVersion } from "lib/tracking/registry.ts";
 * assert.throws(() => findVersion({ schemaVersion: 1, models: [] }, "geo-zones@best"), {
 *   name: "UserError",
 *   message: "No model geo-zones. There are none.",
 * });
 * ```
 */
export function findVersion(
  { models }: Registry,
  reference: string,
): { model: RegisteredModel; version: ModelVersion } {
  const [name, alias = "champion"] = reference.split("@") as [string, string?];
  const model = models.find((each) => each.name === name);
  if (!model) {
    const known = models.map((each) => each.name).join(", ") || "none";
    throw new UserError(`No model ${name}. There are ${known}.`);
  }
  const number = /^\d+$/.test(alias)
    ? Number(alias)
    : new Map(Object.entries(model.aliases)).get(alias);
  const version = model.versions.find((each) => each.version === number);
  if (version) return { model, version };
  const aliases = Object.keys(model.aliases).sort();
  const numbers = model.versions.map((each) => String(each.version));
  const known = [...aliases, ...numbers].join(", ") ||
    "nothing: no fit of this run passed its gate";
  throw new UserError(`No version ${alias} of ${name}. There is ${known}.`);
}
