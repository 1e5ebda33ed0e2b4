"""What the official client of MLflow finds at a server, as JSON.

Usage: read_back.py URI QUESTION, where QUESTION is JSON: {"experiment": name, "run": run ID,
"curve": name of a metric, "file": path of an artifact, "model": name, "alias": alias}.
"""

import hashlib
import json
import sys
import tempfile
from pathlib import Path

import mlflow
from mlflow import MlflowClient
from mlflow.entities import ViewType

uri, asked = sys.argv[1], json.loads(sys.argv[2])
mlflow.set_tracking_uri(uri)
mlflow.set_registry_uri(uri)
client = MlflowClient()


def describe_run(run):
    return {
        "run_id": run.info.run_id,
        "name": run.info.run_name,
        "status": run.info.status,
        "params": run.data.params,
        "metrics": run.data.metrics,
        "tags": run.data.tags,
        "datasets": [
            {
                "name": each.dataset.name,
                "digest": each.dataset.digest,
                "profile": json.loads(each.dataset.profile),
                "context": [tag.value for tag in each.tags],
            }
            for each in run.inputs.dataset_inputs
        ],
        "models": [each.model_id for each in run.outputs.model_outputs],
    }


def list_files(run_id, folder=None):
    found = []
    for each in client.list_artifacts(run_id, folder):
        found += list_files(run_id, each.path) if each.is_dir else [[each.path, each.file_size]]
    return found


experiment = client.get_experiment_by_name(asked["experiment"])
runs = client.search_runs([experiment.experiment_id], max_results=1000)
deleted = client.search_runs([experiment.experiment_id], run_view_type=ViewType.DELETED_ONLY)
history = client.get_metric_history(asked["run"], asked["curve"])
with tempfile.TemporaryDirectory() as folder:
    file = client.download_artifacts(asked["run"], asked["file"], folder)
    digest = hashlib.sha256(Path(file).read_bytes()).hexdigest()
version = client.get_model_version_by_alias(asked["model"], asked["alias"])
logged = client.get_logged_model(version.source.removeprefix("models:/"))
info = mlflow.models.get_model_info(f"models:/{asked['model']}@{asked['alias']}")

json.dump(
    {
        "lifecycle": experiment.lifecycle_stage,
        "runs": [describe_run(run) for run in runs],
        "deleted": len(deleted),
        "history": [[each.step, each.value] for each in history],
        "files": list_files(asked["run"]),
        "sha256": digest,
        "version": {
            "version": version.version,
            "run_id": version.run_id,
            "status": version.status,
            "tags": version.tags,
        },
        "logged_model": {
            "model_id": logged.model_id,
            "status": str(logged.status),
            "params": logged.params,
            "metrics": {each.key: each.value for each in logged.metrics},
            "run_id": logged.source_run_id,
        },
        "signature": {
            "inputs": info.signature.inputs.to_dict(),
            "outputs": info.signature.outputs.to_dict(),
        },
    },
    sys.stdout,
)
