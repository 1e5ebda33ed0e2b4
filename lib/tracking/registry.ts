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
import {
  type Check,
  checkGate,
  type Criterion,
  describeContest,
  type Gate,
  leaders,
  nameAspect,
  roundEvidence,
} from "./gate.ts";
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
 * A promotion whose record passes the gate gets a version. The champion is the version that leads all
 * versions by the criteria, whatever the order in which they came; a tie keeps the one there is. The
 * challenger leads the others. Who fails the gate gets no version: the history says why.
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
  const record = findProposed(promotion, records, gate);
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
      why: promotion.best
        ? "none of them passes the gate"
        : "no fit of this run is what was asked for",
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
  const recordOf = (number: number) =>
    records.find(({ runId }) => runId === versions[number - 1]!.runId)!;
  const former = model.aliases.champion;
  const champion = lead(versions.map((each) => each.version), recordOf, gate, former);
  const others = versions.map((each) => each.version).filter((each) => each !== champion);
  const challenger = lead(others, recordOf, gate, model.aliases.challenger);
  const aliases = { champion: champion!, ...(challenger === undefined ? {} : { challenger }) };
  if (former === version) {
    return after({ version, outcome: "promoted", why: "it is the champion already" });
  }
  const change = { versions, aliases };
  if (champion === version) {
    const why = former === undefined
      ? "the first to pass the gate"
      : describeContest(record, recordOf(former), gate.criteria);
    return after({ version, outcome: "promoted", why }, change);
  }
  const against = describeContest(record, recordOf(champion!), gate.criteria);
  const why = `${against}: version ${champion} stays champion`;
  return after({ version, outcome: "challenger", why }, change);
}

/** The version that leads by the criteria; of equals the present one, then the first. */
function lead(
  numbers: readonly number[],
  recordOf: (number: number) => RunRecord,
  { criteria }: Gate,
  present: number | undefined,
): number | undefined {
  const leading = leaders(numbers.map(recordOf), criteria).map((i) => numbers[i]!);
  return present !== undefined && leading.includes(present) ? present : leading[0];
}

/**
 * The record that a promotion asks for, by algorithm and the parameters that it names; where the best
 * is asked for, of all that pass the gate.
 */
function findProposed(
  { algorithm, params, model, best }: Promotion,
  records: readonly RunRecord[],
  gate: Gate,
): RunRecord | undefined {
  const isAsked = (record: RunRecord) =>
    (algorithm === null || record.algorithm === algorithm) &&
    Object.entries(params).every(([name, value]) =>
      canonicalJson(record.params[name] ?? null) === canonicalJson(value)
    );
  const found = records.filter(isAsked).sort((a, b) => (a.runId < b.runId ? -1 : 1));
  if (best) {
    const passing = found.filter((each) => checkGate(each, gate).every(({ passed }) => passed));
    return passing[leaders(passing, gate.criteria)[0] ?? -1];
  }
  if (found.length < 2) return found[0];
  throw new UserError(
    `Cannot promote ${model}: ${algorithm} ${
      JSON.stringify(params)
    } are ${found.length} records. ` +
      `Name more parameters in the list of promotions.`,
  );
}

function describeFailure({ metric, of, atLeast, atMost, value, evidence }: Check): string {
  const name = nameAspect(metric, of);
  if (value === null) return `${name} is missing (${evidence})`;
  if (evidence.includes("cannot show")) return `${name}: ${evidence}`;
  const wanted = [
    ...(atLeast === undefined ? [] : [`at least ${roundEvidence(atLeast)}`]),
    ...(atMost === undefined ? [] : [`at most ${roundEvidence(atMost)}`]),
  ].join(" and ");
  return `${name} ${roundEvidence(value)}, not ${wanted}`;
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
  const [name, alias = "champion", ...rest] = reference.split("@") as [
    string,
    string?,
    ...string[],
  ];
  if (rest.length > 0) throw new UserError(`${reference} is no model: write NAME@ALIAS.`);
  const model = models.find((each) => each.name === name);
  if (!model) {
    const known = models.map((each) => each.name).join(", ") || "none";
    throw new UserError(`No model ${name}. There are ${known}.`);
  }
  const number = /^[1-9]\d*$/.test(alias)
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
