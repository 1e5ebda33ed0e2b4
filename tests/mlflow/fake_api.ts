/**
 * The endpoints of a small MLflow, on its store.
 *
 * @module
 */

import { listFiles, shownModel, shownRun, shownVersion } from "./fake_answers.ts";
import {
  activeRuns,
  type FakeModel,
  type FakeRun,
  type FakeStore,
  type FakeVersion,
  parseBody,
  Refusal,
} from "./fake_store.ts";

/** A request as it came. */
export interface FakeRequest {
  method: string;
  /** Below `/api/2.0/mlflow/`. */
  path: string;
  query: URLSearchParams;
  json: unknown;
}

/** Runs of a page of a search: few, so that pages are turned. */
const PAGE = 5;

/**
 * Answers a request.
 *
 * @throws {Refusal} If the request is not as MLflow wants it.
 */
export function answer(store: FakeStore, request: FakeRequest): unknown {
  const [path, modelId] = toTemplate(request.path);
  const route = ROUTES[`${request.method} ${path}`];
  if (!route) throw new Error(`The test server does not know ${request.method} ${path}`);
  return route(store, request, modelId);
}

function toTemplate(path: string): [path: string, modelId: string] {
  const match = /^logged-models\/(m-\w+)(.*)$/.exec(path);
  return match ? [`logged-models/ID${match[2]}`, match[1]!] : [path, ""];
}

type Route = (store: FakeStore, request: FakeRequest, modelId: string) => unknown;

const ROUTES: Record<string, Route> = {
  "GET experiments/get-by-name": ({ experiments }, { query }) => {
    const found = experiments.get(query.get("experiment_name")!);
    if (!found) throw new Refusal("RESOURCE_DOES_NOT_EXIST", "No such experiment");
    const lifecycle_stage = found.isDeleted ? "deleted" : "active";
    return { experiment: { experiment_id: found.id, lifecycle_stage } };
  },
  "POST experiments/create": ({ experiments }, { json }) => {
    const { name } = parseBody("experiments/create", json);
    if (experiments.has(name)) throw new Refusal("RESOURCE_ALREADY_EXISTS", "exists");
    const id = String(experiments.size + 1);
    experiments.set(name, { id, name, isDeleted: false });
    return { experiment_id: id };
  },
  "POST experiments/restore": ({ experiments, runs }, { json }) => {
    const { experiment_id } = parseBody("experiments/restore", json);
    for (const each of experiments.values()) if (each.id === experiment_id) each.isDeleted = false;
    for (const run of runs.values()) if (run.experimentId === experiment_id) run.isDeleted = false;
    return {};
  },
  "POST runs/create": (store, { json }) => {
    const body = parseBody("runs/create", json);
    requireActive(store, body.experiment_id);
    const run: FakeRun = {
      id: `run${store.runs.size + 1}`,
      experimentId: body.experiment_id,
      name: body.run_name,
      status: "RUNNING",
      startTime: body.start_time,
      isDeleted: false,
      tags: toMap(body.tags),
      params: new Map(),
      metrics: new Map(),
      datasets: new Map(),
      models: [],
    };
    store.runs.set(run.id, run);
    return { run: shownRun(run) };
  },
  "POST runs/search": (store, { json }) => {
    const { experiment_ids: [id], page_token } = parseBody("runs/search", json);
    const all = activeRuns(store).filter(({ experimentId }) => experimentId === id);
    const from = Number(page_token ?? 0);
    const runs = all.slice(from, from + PAGE).map(shownRun);
    return {
      ...(runs.length > 0 && { runs }),
      ...(from + PAGE < all.length && { next_page_token: String(from + PAGE) }),
    };
  },
  "GET runs/get": (store, { query }) => ({ run: shownRun(findRun(store, query.get("run_id"))) }),
  "POST runs/update": (store, { json }) => {
    const { run_id, status } = parseBody("runs/update", json);
    findRun(store, run_id).status = status;
    return {};
  },
  "POST runs/delete": (store, { json }) => {
    findRun(store, parseBody("runs/delete", json).run_id).isDeleted = true;
    return {};
  },
  "POST runs/set-tag": (store, { json }) => {
    const { run_id, key, value } = parseBody("runs/set-tag", json);
    writableRun(store, run_id).tags.set(key, value);
    return {};
  },
  "POST runs/log-batch": (store, { json }) => {
    const { run_id, params, tags, metrics } = parseBody("runs/log-batch", json);
    const run = writableRun(store, run_id);
    for (const { key, value } of params) {
      if ((run.params.get(key) ?? value) !== value) {
        throw new Refusal("INVALID_PARAMETER_VALUE", "Changing param values is not allowed.");
      }
      run.params.set(key, value);
    }
    for (const { key, value } of tags) run.tags.set(key, value);
    for (const { model_id, ...each } of metrics) {
      run.metrics.set(JSON.stringify([each.key, each.step, each.timestamp, each.value]), each);
      if (model_id !== undefined) findModel(store, model_id).metrics.set(each.key, each);
    }
    return {};
  },
  "POST runs/log-inputs": (store, { json }) => {
    const { run_id, datasets } = parseBody("runs/log-inputs", json);
    for (const each of datasets) {
      const { name, digest } = each.dataset;
      writableRun(store, run_id).datasets.set(`${name} ${digest}`, each);
    }
    return {};
  },
  "POST runs/outputs": (store, { json }) => {
    const { run_id, models: [model] } = parseBody("runs/outputs", json);
    const run = writableRun(store, run_id);
    if (run.models.includes(model!.model_id)) throw new Refusal("BAD_REQUEST", "UNIQUE constraint");
    run.models.push(model!.model_id);
    return {};
  },
  "GET metrics/get-history": (store, { query }) => {
    const run = findRun(store, query.get("run_id"));
    const found = [...run.metrics.values()].filter(({ key }) => key === query.get("metric_key"));
    return found.length > 0 ? { metrics: found } : {};
  },
  "GET artifacts/list": (store, { query }) => {
    const run = findRun(store, query.get("run_id"));
    return listFiles(store, `${run.experimentId}/${run.id}/artifacts/`, query.get("path"));
  },
  "POST logged-models": (store, { json }) => {
    const body = parseBody("logged-models", json);
    const model: FakeModel = {
      id: `m-${store.models.size + 1}`,
      experimentId: body.experiment_id,
      runId: findRun(store, body.source_run_id).id,
      name: body.name,
      status: "LOGGED_MODEL_PENDING",
      tags: toMap(body.tags),
      params: body.params,
      metrics: new Map(),
    };
    store.models.set(model.id, model);
    return { model: shownModel(model) };
  },
  "POST logged-models/search": (store, { json }) => {
    const { filter } = parseBody("logged-models/search", json);
    const models = [...store.models.values()]
      .filter(({ runId }) => filter === `source_run_id = '${runId}'`).map(shownModel);
    return models.length > 0 ? { models } : {};
  },
  "GET logged-models/ID": (store, _, id) => ({ model: shownModel(findModel(store, id)) }),
  "PATCH logged-models/ID": (store, { json }, id) => {
    findModel(store, id).status = parseBody("logged-models/status", json).status;
    return {};
  },
  "PATCH logged-models/ID/tags": (store, { json }, id) => {
    for (const { key, value } of parseBody("logged-models/tags", json).tags) {
      findModel(store, id).tags.set(key, value);
    }
    return {};
  },
  "GET logged-models/ID/artifacts/directories": (store, { query }, id) => {
    const root = `${findModel(store, id).experimentId}/models/${id}/artifacts/`;
    return listFiles(store, root, query.get("artifact_directory_path"));
  },
  "GET registered-models/get": (store, { query }) => {
    const { aliases } = findRegistered(store, query.get("name"));
    const shown = [...aliases].map(([alias, version]) => ({ alias, version }));
    return { registered_model: shown.length > 0 ? { aliases: shown } : {} };
  },
  "POST registered-models/create": (store, { json }) => {
    const { name } = parseBody("registered-models/create", json);
    if (store.registered.has(name)) throw new Refusal("RESOURCE_ALREADY_EXISTS", "exists");
    store.registered.set(name, { versions: [], aliases: new Map() });
    return {};
  },
  "GET registered-models/alias": (store, { query }) => {
    const { aliases, versions } = findRegistered(store, query.get("name"));
    const found = versions.find(({ version }) => version === aliases.get(query.get("alias")!));
    if (!found) throw new Refusal("INVALID_PARAMETER_VALUE", "Registered model alias not found.");
    return { model_version: shownVersion(found) };
  },
  "POST registered-models/alias": (store, { json }) => {
    const { name, alias, version } = parseBody("registered-models/alias", json);
    findRegistered(store, name).aliases.set(alias, version!);
    return {};
  },
  "DELETE registered-models/alias": (store, { json }) => {
    const { name, alias } = parseBody("registered-models/alias", json);
    findRegistered(store, name).aliases.delete(alias);
    return {};
  },
  "POST model-versions/create": (store, { json }) => {
    const body = parseBody("model-versions/create", json);
    const { versions } = findRegistered(store, body.name);
    const version: FakeVersion = {
      version: String(versions.length + 1),
      source: body.source,
      runId: body.run_id,
      tags: toMap(body.tags),
    };
    versions.push(version);
    return { model_version: shownVersion(version) };
  },
  "GET model-versions/search": ({ registered }, { query }) => {
    const [, name] = /^name = '(.+)'$/.exec(query.get("filter")!)!;
    const versions = registered.get(name!)?.versions.map(shownVersion) ?? [];
    return versions.length > 0 ? { model_versions: versions } : {};
  },
  "POST model-versions/set-tag": (store, { json }) => {
    const { name, version, key, value } = parseBody("model-versions/set-tag", json);
    findRegistered(store, name).versions.find((each) => each.version === version)!
      .tags.set(key, value);
    return {};
  },
};

type Entries = { key: string; value: string }[];
const toMap = (entries: Entries) => new Map(entries.map(({ key, value }) => [key, value]));

function requireActive({ experiments }: FakeStore, id: string): void {
  const found = [...experiments.values()].find((each) => each.id === id);
  if (found && !found.isDeleted) return;
  throw new Refusal("INVALID_PARAMETER_VALUE", "The experiment must be in the 'active' state.");
}

function findRun({ runs }: FakeStore, id: string | null): FakeRun {
  const run = runs.get(id ?? "");
  if (!run) throw new Refusal("RESOURCE_DOES_NOT_EXIST", `Run with id=${id} not found`);
  return run;
}

function writableRun(store: FakeStore, id: string): FakeRun {
  const run = findRun(store, id);
  if (!run.isDeleted) return run;
  throw new Refusal("INVALID_PARAMETER_VALUE", "The run must be in the 'active' state.");
}

function findModel({ models }: FakeStore, id: string): FakeModel {
  const model = models.get(id);
  if (!model) throw new Refusal("RESOURCE_DOES_NOT_EXIST", `No logged model ${id}`);
  return model;
}

function findRegistered({ registered }: FakeStore, name: string | null) {
  const found = registered.get(name ?? "");
  if (!found) throw new Refusal("RESOURCE_DOES_NOT_EXIST", `Registered Model ${name} not found`);
  return found;
}
