/**
 * What a small MLflow shows of its store.
 *
 * @module
 */

import type { FakeModel, FakeRun, FakeStore, FakeVersion } from "./fake_store.ts";

const toEntries = (map: Map<string, string>): { key: string; value: string }[] =>
  [...map].map(([key, value]) => ({ key, value }));

/** As the real one shows it: what is empty is left out, and of a metric the highest step. */
export function shownRun(run: FakeRun): unknown {
  const metrics = [...Map.groupBy(run.metrics.values(), ({ key }) => key).values()]
    .map((all) => all.reduce((last, each) => (each.step > last.step ? each : last)));
  return {
    info: {
      run_id: run.id,
      status: run.status,
      start_time: run.startTime,
      artifact_uri: `mlflow-artifacts:/${run.experimentId}/${run.id}/artifacts`,
    },
    data: {
      ...(run.tags.size > 0 && { tags: toEntries(run.tags) }),
      ...(run.params.size > 0 && { params: toEntries(run.params) }),
      ...(metrics.length > 0 && { metrics }),
    },
    inputs: run.datasets.size > 0 ? { dataset_inputs: [...run.datasets.values()] } : {},
    outputs: run.models.length > 0
      ? { model_outputs: run.models.map((model_id) => ({ model_id, step: 0 })) }
      : {},
  };
}

/** A logged model. */
export function shownModel(model: FakeModel): unknown {
  return {
    info: {
      model_id: model.id,
      status: model.status,
      artifact_uri: `mlflow-artifacts:/${model.experimentId}/models/${model.id}/artifacts`,
      creation_timestamp_ms: 1_700_000_000_000,
      tags: toEntries(model.tags),
    },
    data: { params: model.params, metrics: [...model.metrics.values()] },
  };
}

/** A version of a registered model. */
export function shownVersion({ version, source, runId, tags }: FakeVersion): unknown {
  return { version, source, run_id: runId, tags: toEntries(tags) };
}

/** Files and folders of a folder below a root. */
export function listFiles({ files }: FakeStore, root: string, folder: string | null): unknown {
  const below = folder ? `${folder}/` : "";
  const found = [...files].filter(([path]) => path.startsWith(root + below))
    .map(([path, bytes]) => ({ path: path.slice(root.length), bytes }))
    .map(({ path, bytes }) => {
      const rest = path.slice(below.length);
      const isDir = rest.includes("/");
      const shown = isDir ? below + rest.split("/")[0] : path;
      return { path: shown, is_dir: isDir, ...(!isDir && { file_size: bytes.length }) };
    });
  return found.length > 0 ? { files: found } : {};
}
