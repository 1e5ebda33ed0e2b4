"""One reduction of the features in a folder, as a user of scikit-learn or umap-learn would write it.

The folder holds columns.bin (all columns, float64, one after the other), rows.bin (rows, float64) and
features.json (names, shapes, incidents by cell of time). Imports and reading are not timed; the
compilation of umap-learn is part of a first call, as it is for whoever runs a script. Prints one line
of JSON.

usage: reduce.py WORK PEER FOLDER
"""
import json
import pathlib
import resource
import sys
import time
import warnings

import numpy as np

warnings.filterwarnings("ignore")
K = 15
RANDOM_STATE = 42
UMAP = {"n_neighbors": K, "min_dist": 0.1, "n_epochs": 200}


def read_features(folder):
    """Columns of shape (n_rows, n_dims), rows of shape (n_sampled, n_dims), counts of the cells."""
    shape = json.loads((folder / "features.json").read_text())
    n_dims = len(shape["names"])
    columns = np.fromfile(folder / "columns.bin", "<f8").reshape(n_dims, -1).T
    rows = np.fromfile(folder / "rows.bin", "<f8").reshape(-1, n_dims)
    return columns, rows, np.array(shape["cells"]), np.array(shape["days"])


def trust_of_tenth(rows, embedding):
    from sklearn.manifold import trustworthiness

    return float(trustworthiness(rows[::10], embedding[::10], n_neighbors=K))


def prepare_pca(peer, columns, rows, cells, days):
    from sklearn.decomposition import PCA

    columns = np.ascontiguousarray(columns)

    def work():
        model = PCA().fit(columns)
        return model, model.transform(columns)[:, :3]

    def facts(found):
        model, scores = found
        share = np.cumsum(model.explained_variance_ratio_)
        return {"explained_1": share[0], "explained_3": share[2], "spread_1": (scores[:, 0] ** 2).mean()}

    return work, facts


def prepare_neighbors(peer, columns, rows, cells, days):
    if peer == "brute":
        from sklearn.neighbors import NearestNeighbors

        model = NearestNeighbors(n_neighbors=K, algorithm="brute", n_jobs=-1)
        return (lambda: model.fit(rows).kneighbors(rows)[0]), mean_distance
    from umap.umap_ import nearest_neighbors

    points = rows.astype(np.float32)

    def work():
        return nearest_neighbors(points, K, "euclidean", {}, False, np.random.RandomState(RANDOM_STATE))[1]

    if peer == "second":
        work()
    return work, mean_distance


def mean_distance(distances):
    """Of the neighbours, the point itself left out."""
    return {"mean_distance": float(distances[:, 1:].mean())}


def prepare_umap(peer, columns, rows, cells, days):
    import umap

    points = rows.astype(np.float32)
    how = {"random_state": RANDOM_STATE} if peer == "seeded" else {"n_jobs": -1}

    def work():
        return umap.UMAP(**UMAP, **how).fit_transform(points)

    if peer == "parallel_second":
        work()
    return work, lambda embedding: {"trustworthiness": trust_of_tenth(rows, embedding)}


def prepare_trust(peer, columns, rows, cells, days):
    centered = rows - rows.mean(0)
    scale = centered.std(0)
    _, vectors = np.linalg.eigh(np.corrcoef(rows.T))
    embedding = rows @ vectors[:, ::-1][:, :2]
    assert scale.min() > 0
    return (lambda: trust_of_tenth(rows, embedding)), (lambda found: {"of_5000": found})


def prepare_time(peer, columns, rows, cells, days):
    from sklearn.cluster import KMeans

    index = np.arange(len(cells))
    steps = [(index % 24, 24), (index // 24 % 7, 7), (index // 168, 12)]

    def variation(step, n):
        counts = np.bincount(step, cells, n)
        exposure = np.bincount(step, days, n)
        rate = counts / exposure / (counts.sum() / exposure.sum())
        return np.sqrt(np.average((rate - 1) ** 2, weights=exposure))

    radii = np.array([variation(*each) for each in steps])
    radii /= radii.max()
    points = np.column_stack([
        radius * turn(2 * np.pi * step / n)
        for radius, (step, n) in zip(radii, steps)
        for turn in (np.sin, np.cos)
    ])
    held = cells > 0

    def work():
        return {
            k: KMeans(k, n_init=60, random_state=RANDOM_STATE).fit(points[held], sample_weight=cells[held]).inertia_
            for k in range(3, 6)
        }

    return work, lambda found: {"inertia_3": found[3]}


PREPARE = {
    "pca": prepare_pca,
    "neighbors": prepare_neighbors,
    "umap": prepare_umap,
    "trust": prepare_trust,
    "time": prepare_time,
}

if __name__ == "__main__":
    name, peer, folder = sys.argv[1:4]
    work, facts = PREPARE[name](peer, *read_features(pathlib.Path(folder)))
    started = time.perf_counter()
    found = work()
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peakMebibytes": peak, "facts": facts(found)}, default=float))
